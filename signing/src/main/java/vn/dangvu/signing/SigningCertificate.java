package vn.dangvu.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * Certificate of a signing key and its path.
 *
 * @param certificate certificate of the key
 * @param chain the certificate first, then its issuers as far as they are known; never empty. It
 *     need not reach the root: what is here goes into the signature.
 */
public record SigningCertificate(X509Certificate certificate, List<X509Certificate> chain) {

    public SigningCertificate {
        Objects.requireNonNull(certificate, "certificate");
        chain = List.copyOf(chain);
        if (chain.isEmpty() || !chain.get(0).equals(certificate)) {
            throw new IllegalArgumentException("the chain begins with the certificate itself");
        }
    }

    /** A certificate whose issuers are not at hand. */
    public static SigningCertificate leaf(X509Certificate certificate) {
        return new SigningCertificate(certificate, List.of(certificate));
    }
}
