package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Builds the CMS object of a signature (RFC 5652 §5, EN 319 142-1 §6). */
final class SignatureCms {

    private static final ASN1Integer VERSION_1 = new ASN1Integer(1);

    private SignatureCms() {}

    /**
     * Puts signed attributes and signature value together.
     *
     * @param timestampToken null for level B-B
     */
    static byte[] build(PreparedSignature prepared, SignatureValue value, byte[] timestampToken) {
        ASN1EncodableVector signedData = new ASN1EncodableVector();
        signedData.add(VERSION_1);
        signedData.add(new DERSet(SignedAttributes.digestAlgorithm(prepared.algorithm())));
        signedData.add(new DERSequence(CMSObjectIdentifiers.data));
        signedData.add(new DERTaggedObject(false, 0, certificates(prepared.signer().chain())));
        signedData.add(new DERSet(signerInfo(prepared, value, timestampToken)));
        ASN1EncodableVector content = new ASN1EncodableVector();
        content.add(CMSObjectIdentifiers.signedData);
        content.add(new DERTaggedObject(true, 0, new DERSequence(signedData)));
        try {
            return new DERSequence(content).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("encoding in memory", e);
        }
    }

    private static DERSequence signerInfo(
            PreparedSignature prepared, SignatureValue value, byte[] timestampToken) {
        ASN1EncodableVector info = new ASN1EncodableVector();
        info.add(VERSION_1);
        info.add(new IssuerAndSerialNumber(certificate(prepared.signer().certificate())));
        info.add(SignedAttributes.digestAlgorithm(prepared.algorithm()));
        info.add(new DERTaggedObject(false, 0, ASN1Set.getInstance(prepared.signedAttributes())));
        info.add(SignedAttributes.signatureAlgorithm(prepared.algorithm()));
        info.add(new DEROctetString(value.bytes()));
        if (timestampToken != null) {
            info.add(
                    new DERTaggedObject(
                            false,
                            1,
                            new DERSet(
                                    new Attribute(
                                            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                                            new DERSet(parsed(timestampToken))))));
        }
        return new DERSequence(info);
    }

    private static DERSet certificates(List<X509Certificate> chain) {
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        for (X509Certificate certificate : chain) {
            certificates.add(certificate(certificate));
        }
        return new DERSet(certificates);
    }

    private static Certificate certificate(X509Certificate certificate) {
        try {
            return Certificate.getInstance(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without encoding", e);
        }
    }

    private static ASN1Primitive parsed(byte[] der) {
        try {
            return ASN1Primitive.fromByteArray(der);
        } catch (IOException e) {
            throw new IllegalStateException("a time-stamp that was parsed before", e);
        }
    }
}
