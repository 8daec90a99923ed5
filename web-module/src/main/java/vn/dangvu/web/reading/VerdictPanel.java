package vn.dangvu.web.reading;

import java.time.Instant;
import java.util.List;

/**
 * What a panel says of the signatures on a file.
 *
 * @param kind colour: ok, wait, bad or mute
 * @param explanation one or two sentences: why, and what can be done
 * @param technical the words of EN 319 102-1
 */
public record VerdictPanel(
        String kind,
        String headline,
        String explanation,
        List<Signature> signatures,
        List<String> remarks,
        Instant judgedAt,
        String sha256,
        String technical) {

    /**
     * @param who name in the certificate
     * @param capacity for whom, or that it is the seal; empty when it adds nothing
     * @param when a sentence: proven or only claimed
     * @param whyNot empty when this signature is valid
     * @param changes what was changed after it, in words
     * @param level of PAdES; empty when none was reached
     */
    public record Signature(
            int number,
            String kind,
            String who,
            String capacity,
            String when,
            String whyNot,
            List<String> changes,
            String level,
            String algorithm,
            String issuer,
            Instant notBefore,
            Instant notAfter,
            String serialNumber,
            String technical) {}

    /** The icon beside the headline. */
    public String icon() {
        return switch (kind) {
            case "ok" -> "ok";
            case "wait" -> "clock";
            case "bad" -> "bad";
            default -> "ring";
        };
    }
}
