package vn.dangvu.signing;

import java.util.List;

/**
 * What an uploaded file is, judged before anything else is done with it.
 *
 * @param acceptable whether no finding is a {@link Severity#FAILURE}
 * @param pageCount 0 when it could not be read
 * @param encrypted whether a password or certificate protects it, even with an empty password
 * @param signatureFields whether any signature field exists
 * @param signed whether any signature field holds a signature
 * @param title from the document information; null without one
 * @param findings NOT_PDF, EMPTY_FILE, DAMAGED_STRUCTURE, ENCRYPTED, NO_PAGES, TOO_COMPLEX refuse the
 *     file; the others inform
 */
public record PdfInspection(
        boolean acceptable,
        long size,
        int pageCount,
        boolean encrypted,
        boolean damaged,
        boolean signatureFields,
        boolean signed,
        String title,
        List<Finding> findings) {

    public PdfInspection {
        findings = List.copyOf(findings);
    }
}
