package vn.dangvu.signing;

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
        return signer.certificates().length
                + signer.issuerAndSerialNumber().length
                + algorithm.longestValue(signer.certificate().getPublicKey())
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
                        signer.issuerAndSerialNumber(),
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
                        signer.certificates(),
                        Der.setOf(signerInfo));
        return Der.sequence(SIGNED_DATA, Der.explicit(0, signedData));
    }
}
