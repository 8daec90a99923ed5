package vn.dangvu.signature;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Map;
import java.util.Set;

/** What a signature made here has to be before it becomes the document's. */
final class OwnSignature {
    private static final String NOT_ASKED_YET = "TRY_LATER";
    private static final String NOBODY_KNOWS = "REVOCATION_UNKNOWN";

    private static final Set<String> SPOILT = Set.of("SUSPICIOUS", "MODIFIED");

    private OwnSignature() {}

    /** Whether somebody's signature finds the document changed. */
    static boolean spoilsAnother(Verdict verdict) {
        return verdict.signatures().stream().anyMatch(s -> SPOILT.contains("" + s.changesAfter()));
    }

    /**
     * The newest signature is the key's that it has to be and holds, or only the sources of revocation are away:
     * then the document waits for its check, which nobody takes for a good one (SECURITY R34, R41).
     *
     * @param certificateSha256 64 hexadecimal digits
     * @throws DomainException {@code signature.other-certificate}, {@code
     *     signature.certificate-refused}
     */
    static void require(Verdict verdict, String certificateSha256) {
        Verdict.SignatureView newest = newest(verdict);
        if (newest == null || !certificateSha256.equals(newest.certificateSha256())) {
            throw new DomainException(Refusal.CONFLICT, "signature.other-certificate");
        }
        if (newest.indication() != Verdict.Conclusion.TOTAL_PASSED && !waits(newest)) {
            throw new DomainException(
                    Refusal.FORBIDDEN,
                    "signature.certificate-refused",
                    Map.of("subIndication", newest.subIndication()));
        }
    }

    /** The newest signature that is no mere time-stamp; null without one. */
    static Verdict.SignatureView newest(Verdict verdict) {
        return verdict.signatures().stream()
                .filter(signature -> !signature.timeStamp())
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static boolean waits(Verdict.SignatureView signature) {
        return NOT_ASKED_YET.equals(signature.subIndication())
                && signature.findings().stream().noneMatch(f -> NOBODY_KNOWS.equals(f.code()));
    }
}
