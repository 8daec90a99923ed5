package vn.dangvu.signing;

import java.time.Duration;
import java.util.Map;

/**
 * How revocation is judged.
 *
 * @param policy whether revocation must be known
 * @param timeout of one request, connection included
 * @param cacheFor how long an answer is used again when it does not say itself
 * @param hostRewriting host in a certificate → host that is really asked, for addresses that exist
 *     only in the issuer's own network (old government certificates name {@code ocsp.ca.ptc})
 */
public record Revocation(
        Policy policy, Duration timeout, Duration cacheFor, Map<String, String> hostRewriting) {

    /** Whether revocation must be known. */
    public enum Policy {
        /** Every certificate below the anchor must be known as good; unreachable is TRY_LATER. */
        REQUIRED,
        /** Not asked; reported as {@link FindingCode#REVOCATION_NOT_CHECKED}. */
        NOT_CHECKED
    }

    public Revocation {
        hostRewriting = Map.copyOf(hostRewriting);
    }

    /** Required, 5 seconds a request, answers without an end of validity kept for 10 minutes. */
    public static Revocation required() {
        return new Revocation(
                Policy.REQUIRED, Duration.ofSeconds(5), Duration.ofMinutes(10), Map.of());
    }

    /** For integrity alone. */
    public static Revocation notChecked() {
        return new Revocation(
                Policy.NOT_CHECKED, Duration.ofSeconds(5), Duration.ofMinutes(10), Map.of());
    }
}
