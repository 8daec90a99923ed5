package vn.dangvu.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;

/** Makes the key pair of one token through SunPKCS11 and stores the certificate beside it. */
final class TokenKey {

    private static final int BITS = 2048;

    private final SoftHsm softHsm;
    private final long slot;
    private final Signer signer;

    TokenKey(SoftHsm softHsm, Long slot, Signer signer) throws IOException {
        if (slot == null) {
            throw new IOException("SoftHSM lost the token " + signer.label());
        }
        this.softHsm = softHsm;
        this.slot = slot;
        this.signer = signer;
    }

    List<X509Certificate> create(DemoPki pki) throws IOException, GeneralSecurityException {
        Provider provider = provider();
        char[] pin = signer.pin().toCharArray();
        KeyStore token = KeyStore.getInstance("PKCS11", provider);
        token.load(null, pin);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
        generator.initialize(BITS);
        KeyPair keys = generator.generateKeyPair();
        X509Certificate certificate = pki.issue(keys.getPublic(), signer.subject());
        // a token sold in Vietnam holds its owner's certificate alone
        token.setKeyEntry(signer.label(), keys.getPrivate(), null, new Certificate[] {certificate});
        return List.of(certificate, pki.issuingCertificate());
    }

    private Provider provider() {
        String settings =
                """
                --
                name = %s
                library = %s
                slot = %d
                """
                        .formatted(signer.label(), softHsm.library(), slot);
        return Security.getProvider("SunPKCS11").configure(settings);
    }
}
