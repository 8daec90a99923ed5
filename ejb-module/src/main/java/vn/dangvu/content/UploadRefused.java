package vn.dangvu.content;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Map;

/** An upload is not taken; the code says why. */
public final class UploadRefused extends DomainException {
    private UploadRefused(Refusal refusal, String code, Map<String, Object> facts) {
        super(refusal, code, facts);
    }

    static UploadRefused empty() {
        return new UploadRefused(Refusal.INVALID, "upload.empty", Map.of());
    }

    static UploadRefused tooLarge(long limit) {
        return new UploadRefused(Refusal.TOO_LARGE, "upload.too-large", Map.of("limit", limit));
    }

    static UploadRefused nameless() {
        return new UploadRefused(Refusal.INVALID, "upload.file-name", Map.of());
    }

    /** The piece does not begin where the file ends so far; {@code offset} says where to go on. */
    static UploadRefused wrongOffset(long offset) {
        return new UploadRefused(Refusal.CONFLICT, "upload.wrong-offset", Map.of("offset", offset));
    }

    static UploadRefused incomplete(long offset, long size) {
        return new UploadRefused(
                Refusal.CONFLICT, "upload.incomplete", Map.of("offset", offset, "size", size));
    }

    static UploadRefused diskFull() {
        return new UploadRefused(Refusal.UNAVAILABLE, "upload.disk-full", Map.of());
    }

    static UploadRefused tooMany(int limit) {
        return new UploadRefused(Refusal.TOO_MANY, "upload.too-many", Map.of("limit", limit));
    }
}
