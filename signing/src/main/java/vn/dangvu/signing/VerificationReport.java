package vn.dangvu.signing;

import java.time.Instant;
import java.util.List;

/**
 * Verdict on a file.
 *
 * <p>The file passes when it has at least one signature by a person or organisation, all of them
 * pass, nothing forbidden was changed after any of them, and what was appended after the last
 * signature is nothing but validation data. {@link Indication#INDETERMINATE} and {@link
 * Indication#TOTAL_FAILED} take the sub-indication of the first signature that caused them.
 *
 * @param indication for the whole file
 * @param subIndication null when passed
 * @param signatureFieldPresent whether any signature field exists, signed or not; a file with a
 *     field and no readable signature is not "unsigned" but failed
 * @param signatures in the order of their revisions
 * @param findings about the file as a whole
 * @param retryable true when the only obstacle is that revocation or time sources could not be
 *     reached
 */
public record VerificationReport(
        Indication indication,
        SubIndication subIndication,
        boolean signatureFieldPresent,
        List<SignatureReport> signatures,
        List<Finding> findings,
        boolean retryable,
        Instant verifiedAt,
        long size,
        String sha256) {

    public VerificationReport {
        signatures = List.copyOf(signatures);
        findings = List.copyOf(findings);
    }

    public boolean passed() {
        return indication == Indication.TOTAL_PASSED;
    }
}
