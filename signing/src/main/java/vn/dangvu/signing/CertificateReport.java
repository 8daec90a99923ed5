package vn.dangvu.signing;

import java.time.Instant;

/**
 * A certificate as shown to people.
 *
 * @param subject distinguished name, RFC 2253
 * @param serialNumber lower-case hexadecimal
 * @param sha256 of the DER form, lower-case hexadecimal
 */
public record CertificateReport(
        String subject,
        String issuer,
        String serialNumber,
        Instant notBefore,
        Instant notAfter,
        String sha256,
        String key) {}
