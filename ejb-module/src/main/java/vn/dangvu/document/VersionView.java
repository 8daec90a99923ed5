package vn.dangvu.document;

import vn.dangvu.content.BlobId;

import java.time.Instant;

/**
 * @param ordinal from 1
 * @param size in bytes
 */
public record VersionView(
        int ordinal,
        Stage stage,
        BlobId blob,
        long size,
        String fileName,
        int pages,
        Instant createdAt) {}
