package vn.dangvu.signing;

import java.time.Instant;
import java.util.List;

/**
 * What is known of one signature or document time-stamp.
 *
 * @param kind whether a person or organisation signed or an authority stamped the time
 * @param subIndication null when passed
 * @param signerName common name; null when no certificate could be read, as with the next two
 * @param claimedTime /M or signing-time, whatever the signer wrote; null when absent. Never used to
 *     judge anything
 * @param provenTime time of the earliest valid time-stamp over the signature; null without one
 * @param level level reached, judged by structure; null when the signature is not PAdES
 * @param changesAfter the worst change that later revisions brought
 * @param changes one finding a change
 * @param retryable true when the verdict is open only because a revocation or time source could not
 *     be reached: verify again later
 */
public record SignatureReport(
        String fieldName,
        Kind kind,
        Indication indication,
        SubIndication subIndication,
        String signerName,
        String signerOrganisation,
        CertificateReport certificate,
        List<CertificateReport> path,
        Instant claimedTime,
        Instant provenTime,
        SignatureLevel level,
        String subFilter,
        String algorithm,
        String reason,
        String location,
        ByteRange byteRange,
        Coverage coverage,
        ChangeGrade changesAfter,
        List<Finding> changes,
        List<Finding> findings,
        boolean retryable) {

    /** Kinds of signature in a PDF. */
    public enum Kind {
        SIGNATURE,
        DOCUMENT_TIMESTAMP
    }

    public SignatureReport {
        path = List.copyOf(path);
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }
}
