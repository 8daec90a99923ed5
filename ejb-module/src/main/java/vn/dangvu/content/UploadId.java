package vn.dangvu.content;

/** Names an upload under way; 128 random bits, so that it cannot be guessed. */
public record UploadId(String value) {
    public UploadId {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new vn.dangvu.shared.NotFound("upload");
        }
    }
}
