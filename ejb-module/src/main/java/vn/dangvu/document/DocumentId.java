package vn.dangvu.document;

/** {@code document.id}, 1 or more. */
public record DocumentId(long value) {}
