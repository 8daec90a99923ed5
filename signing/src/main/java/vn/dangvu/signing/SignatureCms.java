package vn.dangvu.signing;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** Builds the CMS object of a signature (RFC 5652 §5, EN 319 142-1 §6). */
final class SignatureCms {

    private static final byte[] DATA = Der.oid("1.2.840.113549.1.7.1");
    private static final byte[] SIGNED_DATA = Der.oid("1.2.840.113549.1.7.2");
    private static final byte[] TIMESTAMP_TOKEN = Der.oid("1.2.840.113549.1.9.16.2.14");
    private static final byte[] VERSION_1 = Der.integer(1);

    /** Attributes and algorithms with SHA-512 and PSS take about 400 bytes. */
    private static final int MOST_ELSE = 800;

    private SignatureCms() {}

    /**
     * Puts signed attributes and signature value together.
     *
     * @param timestampToken null for level B-B
     */
    static byte[] build(PreparedSignature prepared, SignatureValue value, byte[] timestampToken) {
        return build(
                prepared.signer(),
                prepared.algorithm(),
                prepared.signedAttributes(),
                value.bytes(),
                timestampToken == null
                        ? new byte[0]
                        : Der.implicitSetOf(
                                1, Der.sequence(TIMESTAMP_TOKEN, Der.setOf(timestampToken))));
    }

    /** Bytes that the object takes at most without a time-stamp. */
    static int most(SigningCertificate signer, SignatureAlgorithm algorithm) {
        X509Certificate certificate = signer.certificate();
        return certificates(signer).length
                + issuerAndSerialNumber(certificate).length
                + algorithm.longestValue(certificate.getPublicKey())
                + MOST_ELSE;
    }

    private static byte[] build(
            SigningCertificate signer,
            SignatureAlgorithm algorithm,
            byte[] attributes,
            byte[] value,
            byte[] unsigned) {
        byte[] signerInfo =
                Der.sequence(
                        VERSION_1,
                        issuerAndSerialNumber(signer.certificate()),
                        SignedAttributes.digestAlgorithm(algorithm),
                        Der.implicit(0, attributes),
                        SignedAttributes.signatureAlgorithm(algorithm),
                        Der.octets(value),
                        unsigned);
        byte[] signedData =
                Der.sequence(
                        VERSION_1,
                        Der.setOf(SignedAttributes.digestAlgorithm(algorithm)),
                        Der.sequence(DATA),
                        certificates(signer),
                        Der.setOf(signerInfo));
        return Der.sequence(SIGNED_DATA, Der.explicit(0, signedData));
    }

    private static byte[] issuerAndSerialNumber(X509Certificate certificate) {
        return Der.sequence(
                certificate.getIssuerX500Principal().getEncoded(),
                Der.integer(certificate.getSerialNumber()));
    }

    private static byte[] certificates(SigningCertificate signer) {
        byte[][] encoded = new byte[signer.chain().size()][];
        for (int i = 0; i < encoded.length; i++) {
            try {
                encoded[i] = signer.chain().get(i).getEncoded();
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate without encoding", e);
            }
        }
        return Der.implicitSetOf(0, encoded);
    }
}
