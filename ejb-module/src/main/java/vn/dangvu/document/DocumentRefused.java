package vn.dangvu.document;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Map;

/** A document is not taken as it is; the code says why, {@code field} where. */
public final class DocumentRefused extends DomainException {
    private DocumentRefused(String code, Map<String, Object> facts) {
        super(Refusal.INVALID, code, facts);
    }

    static DocumentRefused field(String field) {
        return new DocumentRefused("document." + field, Map.of("field", field));
    }

    /**
     * @param reason {@code not-pdf}, {@code empty}, {@code damaged}, {@code encrypted}, {@code
     *     no-pages}, {@code too-complex} or {@code secret}
     */
    static DocumentRefused file(String reason, String fileName) {
        return new DocumentRefused("file." + reason, Map.of("field", "file", "file", fileName));
    }
}
