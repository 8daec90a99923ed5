package vn.dangvu.signing;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A key behind PKCS#11, found by the label of its token. */
final class Pkcs11Token implements SigningToken {

    private final Pkcs11Module module;
    private final String label;
    private final String serialNumber;
    private final SigningCertificate expected;

    Pkcs11Token(
            Pkcs11Module module, String label, String serialNumber, SigningCertificate expected) {
        this.module = module;
        this.label = label;
        this.serialNumber = serialNumber;
        this.expected = expected;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public SigningCertificate certificate() throws TokenException {
        if (expected != null) {
            return expected;
        }
        try (Pkcs11Module.Claim claim = module.claim(label, serialNumber, new Patience())) {
            Cryptoki cryptoki = module.cryptoki();
            try {
                long session = cryptoki.openSession(claim.token.slot());
                try {
                    return pick(certificates(session));
                } finally {
                    cryptoki.closeSession(session);
                }
            } catch (Cryptoki.Refusal e) {
                throw claim.failed(e);
            }
        }
    }

    @Override
    public TokenLogin login(Pin pin) throws TokenException {
        Patience patience = new Patience();
        return Pkcs11Login.open(
                module.cryptoki(), module.claim(label, serialNumber, patience), pin, patience);
    }

    private List<X509Certificate> certificates(long session)
            throws Cryptoki.Refusal, TokenException {
        Cryptoki cryptoki = module.cryptoki();
        List<X509Certificate> certificates = new ArrayList<>();
        for (long object : cryptoki.find(session, Cryptoki.OBJECT_CERTIFICATE, null)) {
            byte[] der = cryptoki.attribute(session, object, Cryptoki.ATTRIBUTE_VALUE);
            try {
                if (der != null) {
                    certificates.add(
                            (X509Certificate)
                                    CertificateFactory.getInstance("X.509")
                                            .generateCertificate(new ByteArrayInputStream(der)));
                }
            } catch (CertificateException e) {
                throw new TokenException(
                        TokenException.Reason.CERTIFICATE_MISSING,
                        "unreadable certificate in token " + label,
                        e);
            }
        }
        return certificates;
    }

    private SigningCertificate pick(List<X509Certificate> certificates) throws TokenException {
        X509Certificate leaf =
                certificates.stream()
                        .filter(c -> c.getBasicConstraints() < 0)
                        .max(Comparator.comparingInt(Pkcs11Token::fitness))
                        .orElseThrow(
                                () ->
                                        new TokenException(
                                                TokenException.Reason.CERTIFICATE_MISSING,
                                                "no certificate in token " + label));
        return new SigningCertificate(leaf, Certificates.chain(leaf, certificates));
    }

    private static int fitness(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null) {
            return 1;
        }
        return usage[1] ? 3 : usage[0] ? 2 : 0;
    }
}
