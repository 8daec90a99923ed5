package vn.dangvu.signature;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.TrustAnchors;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a certificate must be before its key is bound to anybody. What it signs is judged again at each
 * signature, revocation included; here the fault is told to the one who can mend it (SECURITY R34).
 */
final class CertificateRules {
    private static final int LEAST_RSA_BITS = 2048;

    private CertificateRules() {}

    /**
     * @param chain the certificate, then its issuers as far as they are known
     * @throws DomainException {@code key.not-for-signing}, {@code key.weak}, {@code key.expired}, {@code
     *     key.not-yet-valid}, {@code key.untrusted}
     */
    static void check(List<X509Certificate> chain, TrustAnchors anchors, Instant now) {
        X509Certificate certificate = chain.get(0);
        if (!maySign(certificate)) {
            throw new DomainException(Refusal.INVALID, "key.not-for-signing");
        }
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new DomainException(Refusal.INVALID, "key.weak");
        }
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new DomainException(Refusal.INVALID, "key.expired", Map.of("notAfter", end));
        }
        Instant begin = certificate.getNotBefore().toInstant();
        if (now.isBefore(begin)) {
            throw new DomainException(
                    Refusal.INVALID, "key.not-yet-valid", Map.of("notBefore", begin));
        }
        if (!leadsToAnAnchor(chain, anchors, now)) {
            throw new DomainException(Refusal.INVALID, "key.untrusted");
        }
    }

    // RFC 5280 §4.2.1.3: a certificate without the extension may be used for anything
    private static boolean maySign(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() < 0 && (usage == null || usage[0] || usage[1]);
    }

    private static boolean leadsToAnAnchor(
            List<X509Certificate> chain, TrustAnchors anchors, Instant now) {
        List<X509Certificate> known = new ArrayList<>(chain);
        known.addAll(anchors.intermediates());
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(chain.get(0));
        try {
            PKIXBuilderParameters parameters =
                    new PKIXBuilderParameters(
                            anchors.anchors().stream()
                                    .map(anchor -> new TrustAnchor(anchor, null))
                                    .collect(Collectors.toSet()),
                            wanted);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            // judged with each signature, when it counts
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException none) {
            return false;
        }
    }
}
