package vn.dangvu.signing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Certificate of a signing key and its path. Immutable; what each of its signatures repeats is
 * encoded once.
 */
public final class SigningCertificate {

    private final X509Certificate certificate;
    private final List<X509Certificate> chain;
    private final String commonName;
    private final byte[] sha256;
    private final byte[] certificates;
    private final byte[] issuerAndSerialNumber;

    /**
     * A certificate with its path.
     *
     * @param certificate certificate of the key
     * @param chain the certificate first, then its issuers as far as they are known; never empty. It
     *     need not reach the root: what is here goes into the signature.
     */
    public SigningCertificate(X509Certificate certificate, List<X509Certificate> chain) {
        this.certificate = certificate;
        this.chain = List.copyOf(chain);
        if (chain.isEmpty() || !chain.get(0).equals(certificate)) {
            throw new IllegalArgumentException("the chain begins with the certificate itself");
        }
        commonName = Certificates.subject(certificate, "CN");
        byte[][] encoded = encoded(this.chain);
        sha256 = sha256(encoded[0]);
        certificates = Der.implicitSetOf(0, encoded);
        issuerAndSerialNumber =
                Der.sequence(
                        certificate.getIssuerX500Principal().getEncoded(),
                        Der.integer(certificate.getSerialNumber()));
    }

    /** A certificate whose issuers are not at hand. */
    public static SigningCertificate leaf(X509Certificate certificate) {
        return new SigningCertificate(certificate, List.of(certificate));
    }

    private static byte[][] encoded(List<X509Certificate> chain) {
        byte[][] encoded = new byte[chain.size()][];
        for (int i = 0; i < encoded.length; i++) {
            try {
                encoded[i] = chain.get(i).getEncoded();
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate without encoding", e);
            }
        }
        return encoded;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate first, then its issuers. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** CN of the subject; null without one. */
    String commonName() {
        return commonName;
    }

    /** SHA-256 of the certificate. */
    byte[] sha256() {
        return sha256;
    }

    /** The path as CertificateSet of a CMS object (RFC 5652 §10.2.3), with its tag. */
    byte[] certificates() {
        return certificates;
    }

    /** RFC 5652 §10.2.4. */
    byte[] issuerAndSerialNumber() {
        return issuerAndSerialNumber;
    }
}
