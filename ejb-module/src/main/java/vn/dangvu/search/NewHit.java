package vn.dangvu.search;

import vn.dangvu.document.DocumentView;

import java.time.Instant;

/** A document that came into the archive after the search was saved, and fits it. */
public record NewHit(DocumentView document, Instant foundAt, boolean seen) {}
