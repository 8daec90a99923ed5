package vn.dangvu.signature;

import java.time.Instant;
import java.util.List;

/**
 * What is to be thought of the signatures on a file, in the words of EN 319 102-1.
 *
 * @param indication {@code TOTAL_PASSED}, {@code INDETERMINATE}, {@code TOTAL_FAILED} or {@code
 *     NO_SIGNATURE}
 * @param subIndication null when passed or unsigned
 * @param retryable true when only sources of revocation or time could not be reached
 * @param findings about the file as a whole
 */
public record Verdict(
        Conclusion indication,
        String subIndication,
        boolean retryable,
        Instant judgedAt,
        String sha256,
        List<SignatureView> signatures,
        List<FindingView> findings) {
    /** The three of EN 319 102-1 §5.1.3 and "there is nothing to judge". */
    public enum Conclusion {
        TOTAL_PASSED,
        INDETERMINATE,
        TOTAL_FAILED,
        NO_SIGNATURE
    }

    /**
     * One signature or document time-stamp.
     *
     * @param claimedTime what the signer wrote; proves nothing; null when absent
     * @param provenTime of the earliest valid time-stamp; null without one
     * @param level PAdES level reached, for example {@code B_T}; null when none
     * @param changesAfter the worst change that later revisions brought
     */
    public record SignatureView(
            String fieldName,
            boolean timeStamp,
            Conclusion indication,
            String subIndication,
            String signerName,
            String signerOrganisation,
            String subject,
            String issuer,
            String serialNumber,
            Instant notBefore,
            Instant notAfter,
            String certificateSha256,
            String algorithm,
            Instant claimedTime,
            Instant provenTime,
            String level,
            String reason,
            boolean coversWholeFile,
            String changesAfter,
            List<FindingView> changes,
            List<FindingView> findings) {}

    /** @param code stable, upper case */
    public record FindingView(String code, String severity, String detail) {}

    public boolean passed() {
        return indication == Conclusion.TOTAL_PASSED;
    }
}
