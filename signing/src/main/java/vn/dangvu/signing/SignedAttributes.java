package vn.dangvu.signing;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;

/**
 * The four attributes that are signed (EN 319 142-1 §6.3): content-type, message-digest,
 * signing-certificate-v2, cms-algorithm-protection. No signing-time, so that they can be built again.
 */
final class SignedAttributes {

    private static final byte[] CONTENT_TYPE = Der.oid("1.2.840.113549.1.9.3");
    private static final byte[] MESSAGE_DIGEST = Der.oid("1.2.840.113549.1.9.4");
    private static final byte[] SIGNING_CERTIFICATE_V2 = Der.oid("1.2.840.113549.1.9.16.2.47");
    private static final byte[] ALGORITHM_PROTECTION = Der.oid("1.2.840.113549.1.9.52");
    private static final byte[] DATA = Der.oid("1.2.840.113549.1.7.1");
    private static final byte[] MGF1 = Der.oid("1.2.840.113549.1.1.8");

    private SignedAttributes() {}

    static byte[] build(
            SignatureAlgorithm algorithm, byte[] documentDigest, SigningCertificate signer) {
        // RFC 5035 §3: the hash algorithm is left out where it is SHA-256
        byte[] reference = Der.sequence(Der.octets(signer.sha256()));
        return Der.setOf(
                attribute(CONTENT_TYPE, DATA),
                attribute(MESSAGE_DIGEST, Der.octets(documentDigest)),
                attribute(SIGNING_CERTIFICATE_V2, Der.sequence(Der.sequence(reference))),
                attribute(
                        ALGORITHM_PROTECTION,
                        Der.sequence(
                                digestAlgorithm(algorithm),
                                Der.implicit(1, signatureAlgorithm(algorithm)))));
    }

    /**
     * The bytes to sign, after making sure that they are exactly what this engine would have built
     * for the digest and the certificate: no token signs anything else.
     */
    static byte[] checked(PreparedSignature prepared) {
        byte[] attributes = prepared.signedAttributes();
        byte[] rebuilt = build(prepared.algorithm(), prepared.documentDigest(), prepared.signer());
        if (prepared.documentDigest().length != prepared.algorithm().hash.length
                || !Arrays.equals(attributes, rebuilt)) {
            throw new IllegalArgumentException("signed attributes do not belong to the document");
        }
        return attributes;
    }

    /** The value, if it verifies under the certificate. */
    static SignatureValue confirmed(PreparedSignature prepared, SignatureValue value)
            throws TokenException {
        if (!verifies(
                prepared.algorithm(),
                prepared.signer().certificate(),
                prepared.signedAttributes(),
                value.bytes())) {
            throw new TokenException(
                    TokenException.Reason.KEY_MISSING,
                    "the token signed with a key that does not belong to the certificate");
        }
        return value;
    }

    static boolean verifies(
            SignatureAlgorithm algorithm, X509Certificate certificate, byte[] data, byte[] value) {
        try {
            Signature signature = signature(algorithm);
            signature.initVerify(certificate.getPublicKey());
            signature.update(data);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static Signature signature(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        String compact = algorithm.hash.jcaName.replace("-", "");
        return switch (algorithm.scheme) {
            case RSA_PKCS1 -> Signature.getInstance(compact + "withRSA");
            case ECDSA -> Signature.getInstance(compact + "withECDSA");
            case RSA_PSS -> pss(algorithm.hash);
        };
    }

    private static Signature pss(SignatureAlgorithm.Hash hash) throws GeneralSecurityException {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(
                new PSSParameterSpec(
                        hash.jcaName,
                        "MGF1",
                        new MGF1ParameterSpec(hash.jcaName),
                        hash.length,
                        PSSParameterSpec.TRAILER_FIELD_BC));
        return pss;
    }

    /** AlgorithmIdentifier of the digest (RFC 5754 §2: no parameters). */
    static byte[] digestAlgorithm(SignatureAlgorithm algorithm) {
        return Der.sequence(Der.oid(algorithm.hash.oid));
    }

    /** AlgorithmIdentifier of the signature (RFC 4055, RFC 5758). */
    static byte[] signatureAlgorithm(SignatureAlgorithm algorithm) {
        return switch (algorithm.scheme) {
            case RSA_PKCS1 -> Der.sequence(Der.oid(algorithm.oid), Der.NULL);
            case ECDSA -> Der.sequence(Der.oid(algorithm.oid));
            case RSA_PSS -> Der.sequence(Der.oid(algorithm.oid), pssParameters(algorithm.hash));
        };
    }

    private static byte[] pssParameters(SignatureAlgorithm.Hash hash) {
        byte[] digest = Der.sequence(Der.oid(hash.oid), Der.NULL);
        return Der.sequence(
                Der.explicit(0, digest),
                Der.explicit(1, Der.sequence(MGF1, digest)),
                Der.explicit(2, Der.integer(hash.length)));
    }

    private static byte[] attribute(byte[] type, byte[] value) {
        return Der.sequence(type, Der.setOf(value));
    }
}
