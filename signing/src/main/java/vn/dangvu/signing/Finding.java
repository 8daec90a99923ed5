package vn.dangvu.signing;

/**
 * Something noticed about a document or a signature.
 *
 * @param detail names of objects, fields or numbers for the technically minded, in English; never
 *     text of the document. Empty when the code says it all
 */
public record Finding(FindingCode code, Severity severity, String detail) {

    static Finding information(FindingCode code, String detail) {
        return new Finding(code, Severity.INFORMATION, detail);
    }

    static Finding suspicious(FindingCode code, String detail) {
        return new Finding(code, Severity.SUSPICIOUS, detail);
    }

    static Finding failure(FindingCode code, String detail) {
        return new Finding(code, Severity.FAILURE, detail);
    }
}
