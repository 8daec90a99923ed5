package vn.dangvu.dispatch;

import java.time.Instant;
import vn.dangvu.document.DocumentView;

/** A directive in the inbox of a recipient. */
public record ReceivedDirective(
        DocumentView document, Instant publishedAt, RecipientView recipient) {}
