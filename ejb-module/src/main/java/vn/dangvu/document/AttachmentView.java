package vn.dangvu.document;

import vn.dangvu.content.BlobId;

/**
 * @param ordinal from 1
 * @param size in bytes
 */
public record AttachmentView(int ordinal, BlobId blob, long size, String fileName) {}
