package vn.dangvu.pki;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a certificate says beside its holder: when it holds and what its key may do.
 *
 * @param notBefore first moment of validity
 * @param notAfter last moment of validity
 * @param keyUsage bits of {@link KeyUsage} (RFC 5280 §4.2.1.3)
 * @param purposes extended key usages; empty leaves the extension out
 */
public record CertificateProfile(
        Instant notBefore, Instant notAfter, int keyUsage, List<KeyPurposeId> purposes) {

    private static final Duration SUBSCRIBER = Duration.ofDays(3 * 365);
    private static final Duration SERVICE = Duration.ofDays(5 * 365);

    public CertificateProfile {
        purposes = List.copyOf(purposes);
    }

    /**
     * A signer's certificate as Vietnamese authorities issue it: digitalSignature and
     * nonRepudiation, three years. It starts an hour ago so that a clock a little behind accepts it.
     */
    public static CertificateProfile signing(Instant now) {
        return of(now, SUBSCRIBER, KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
    }

    static CertificateProfile service(Instant now, KeyPurposeId purpose) {
        return of(now, SERVICE, KeyUsage.digitalSignature, purpose);
    }

    private static CertificateProfile of(
            Instant now, Duration life, int keyUsage, KeyPurposeId... purposes) {
        return new CertificateProfile(
                now.minus(Duration.ofHours(1)), now.plus(life), keyUsage, List.of(purposes));
    }

    public CertificateProfile withValidity(Instant from, Instant to) {
        return new CertificateProfile(from, to, keyUsage, purposes);
    }

    public CertificateProfile withKeyUsage(int bits) {
        return new CertificateProfile(notBefore, notAfter, bits, purposes);
    }
}
