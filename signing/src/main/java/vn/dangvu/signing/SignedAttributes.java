package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;

/**
 * The four attributes that are signed (EN 319 142-1 §6.3): content-type, message-digest,
 * signing-certificate-v2, cms-algorithm-protection. No signing-time, so that they can be built again.
 */
final class SignedAttributes {

    private static final List<ASN1ObjectIdentifier> RSA =
            List.of(
                    PKCSObjectIdentifiers.sha256WithRSAEncryption,
                    PKCSObjectIdentifiers.sha384WithRSAEncryption,
                    PKCSObjectIdentifiers.sha512WithRSAEncryption);
    private static final List<ASN1ObjectIdentifier> EC =
            List.of(
                    X9ObjectIdentifiers.ecdsa_with_SHA256,
                    X9ObjectIdentifiers.ecdsa_with_SHA384,
                    X9ObjectIdentifiers.ecdsa_with_SHA512);

    private SignedAttributes() {}

    static byte[] build(
            SignatureAlgorithm algorithm, byte[] documentDigest, X509Certificate certificate) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(documentDigest)));
        attributes.add(
                attribute(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new SigningCertificateV2(
                                new ESSCertIDv2[] {new ESSCertIDv2(sha256(certificate))})));
        attributes.add(
                attribute(
                        CMSAttributes.cmsAlgorithmProtect,
                        new CMSAlgorithmProtection(
                                digestAlgorithm(algorithm),
                                CMSAlgorithmProtection.SIGNATURE,
                                signatureAlgorithm(algorithm))));
        try {
            return new DERSet(attributes).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("encoding in memory", e);
        }
    }

    /**
     * The bytes to sign, after making sure that they are exactly what this engine would have built
     * for the digest and the certificate: no token signs anything else.
     */
    static byte[] checked(PreparedSignature prepared) {
        byte[] attributes = prepared.signedAttributes();
        byte[] rebuilt =
                build(
                        prepared.algorithm(),
                        prepared.documentDigest(),
                        prepared.signer().certificate());
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

    static AlgorithmIdentifier digestAlgorithm(SignatureAlgorithm algorithm) {
        return new AlgorithmIdentifier(algorithm.hash.oid());
    }

    static AlgorithmIdentifier signatureAlgorithm(SignatureAlgorithm algorithm) {
        int rank = algorithm.hash.rank;
        return switch (algorithm.scheme) {
            case RSA_PKCS1 -> new AlgorithmIdentifier(RSA.get(rank), DERNull.INSTANCE);
            case ECDSA -> new AlgorithmIdentifier(EC.get(rank));
            case RSA_PSS -> pssAlgorithm(algorithm.hash);
        };
    }

    private static AlgorithmIdentifier pssAlgorithm(SignatureAlgorithm.Hash hash) {
        AlgorithmIdentifier digest = new AlgorithmIdentifier(hash.oid(), DERNull.INSTANCE);
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                new RSASSAPSSparams(
                        digest,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, digest),
                        new ASN1Integer(hash.length),
                        RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    private static byte[] sha256(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 of a certificate", e);
        }
    }
}
