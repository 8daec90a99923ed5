package vn.dangvu.content;

/** @param size in bytes, at least 1 */
public record StoredContent(BlobId id, long size) {}
