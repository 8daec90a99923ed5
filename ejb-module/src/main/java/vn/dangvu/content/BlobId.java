package vn.dangvu.content;

/** The SHA-256 of a stored file, 64 lower-case hexadecimal digits. */
public record BlobId(String sha256) {
    public BlobId {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
    }
}
