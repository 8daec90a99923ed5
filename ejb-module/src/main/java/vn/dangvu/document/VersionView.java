package vn.dangvu.document;

import java.time.Instant;
import vn.dangvu.content.BlobId;

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
