package vn.dangvu.dispatch;

import vn.dangvu.document.DocumentView;

import java.time.Instant;

/** A directive in the inbox of a recipient. */
public record ReceivedDirective(
        DocumentView document, Instant publishedAt, RecipientView recipient) {}
