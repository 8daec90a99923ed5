package vn.dangvu.index;

/** A document in the index and the version of it that is there. */
public record IndexedVersion(long documentId, long version) {}
