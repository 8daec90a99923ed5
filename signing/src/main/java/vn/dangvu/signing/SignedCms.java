package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A CMS SignedData object as found in a document, taken apart once and judged by the same rules
 * whoever made it. Nothing in it is believed: it only says whether value, attributes and certificate
 * fit together.
 */
final class SignedCms {

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final int MOST_CERTIFICATES = 200;
    private static final DefaultDigestAlgorithmIdentifierFinder DIGESTS =
            new DefaultDigestAlgorithmIdentifierFinder();

    private final List<Finding> findings = new ArrayList<>();
    private final List<X509Certificate> certificates = new ArrayList<>();
    private SignedData data;
    private SignerInfo signer;
    private AttributeTable signedAttributes;
    private X509Certificate certificate;

    private SignedCms() {}

    /** Never throws for bad bytes: what is wrong stands in {@link #findings}. */
    static SignedCms parse(byte[] bytes) {
        SignedCms cms = new SignedCms();
        try {
            cms.read(bytes);
        } catch (IOException | RuntimeException e) {
            cms.fail(FindingCode.CMS_UNREADABLE, e.getClass().getSimpleName());
        }
        return cms;
    }

    private void read(byte[] bytes) throws IOException {
        ContentInfo info;
        try (ASN1InputStream in = new ASN1InputStream(bytes)) {
            ASN1Primitive object = in.readObject();
            info = ContentInfo.getInstance(object);
            lookAtPadding(in.readAllBytes());
        }
        if (info == null || !CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
            fail(FindingCode.CMS_UNREADABLE, "no SignedData");
            return;
        }
        data = SignedData.getInstance(info.getContent());
        readCertificates();
        ASN1Set signers = data.getSignerInfos();
        if (signers.size() != 1) {
            fail(
                    signers.size() == 0
                            ? FindingCode.NO_SIGNER_INFO
                            : FindingCode.SEVERAL_SIGNER_INFOS,
                    Integer.toString(signers.size()));
            return;
        }
        SignerInfo only = SignerInfo.getInstance(signers.getObjectAt(0));
        readSigner(only);
        signer = only;
    }

    // nobody signed what lies here and nothing reads it; programs leave garbage: no failure
    private void lookAtPadding(byte[] padding) {
        int other = 0;
        for (byte b : padding) {
            other += b == 0 ? 0 : 1;
        }
        if (other > 0) {
            findings.add(
                    Finding.suspicious(
                            FindingCode.CONTENTS_PADDING_NOT_ZERO,
                            other + " of " + padding.length + " bytes"));
        }
    }

    private void readCertificates() {
        if (data.getCertificates() == null) {
            return;
        }
        for (ASN1Encodable entry : data.getCertificates()) {
            if (certificates.size() >= MOST_CERTIFICATES) {
                return;
            }
            try {
                certificates.add(certificate(entry.toASN1Primitive().getEncoded()));
            } catch (CertificateException | IOException e) {
                findings.add(
                        Finding.information(
                                FindingCode.SIGNER_CERTIFICATE_MISSING, "unreadable certificate"));
            }
        }
    }

    static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }

    private void readSigner(SignerInfo only) throws IOException {
        for (X509Certificate candidate : certificates) {
            if (identifies(only, candidate)) {
                certificate = candidate;
                break;
            }
        }
        if (certificate == null) {
            fail(FindingCode.SIGNER_CERTIFICATE_MISSING, "");
        }
        if (digestName(only) == null) {
            fail(FindingCode.ALGORITHM_UNKNOWN, only.getDigestAlgorithm().getAlgorithm().getId());
        } else if (Digests.isWeak(digestName(only))) {
            findings.add(Finding.suspicious(FindingCode.WEAK_DIGEST, digestName(only)));
        } else if (Digests.isWeak(digestOfValue(only))) {
            // the value is over another digest of the attributes than the one of the document
            findings.add(Finding.suspicious(FindingCode.WEAK_DIGEST, digestOfValue(only)));
        }
        if (only.getAuthenticatedAttributes() == null) {
            fail(FindingCode.SIGNED_ATTRIBUTES_MISSING, "");
            return;
        }
        signedAttributes = new AttributeTable(only.getAuthenticatedAttributes());
        checkContentType();
        checkProtection(only);
        checkReference();
    }

    /** Name of the digest that an algorithm such as sha1WithRSA brings along; empty without one. */
    private static String digestOfValue(SignerInfo signer) {
        AlgorithmIdentifier digest = DIGESTS.find(signer.getDigestEncryptionAlgorithm());
        String name = digest == null ? null : Digests.jcaName(digest.getAlgorithm());
        return name == null ? "" : name;
    }

    private static boolean identifies(SignerInfo signer, X509Certificate candidate) {
        ASN1Encodable id = signer.getSID().getId();
        if (id instanceof ASN1OctetString keyIdentifier) {
            byte[] extension = candidate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
            return extension != null
                    && Arrays.equals(
                            ASN1OctetString.getInstance(
                                            ASN1OctetString.getInstance(extension).getOctets())
                                    .getOctets(),
                            keyIdentifier.getOctets());
        }
        IssuerAndSerialNumber issuer = IssuerAndSerialNumber.getInstance(id);
        return issuer.getSerialNumber().getValue().equals(candidate.getSerialNumber())
                && issuer.getName()
                        .equals(
                                X500Name.getInstance(
                                        candidate.getIssuerX500Principal().getEncoded()));
    }

    private void checkContentType() {
        ASN1Encodable type = single(CMSAttributes.contentType);
        if (type == null || !type.equals(data.getEncapContentInfo().getContentType())) {
            fail(FindingCode.CONTENT_TYPE_WRONG, "");
        }
    }

    private void checkProtection(SignerInfo only) {
        ASN1Encodable value = single(CMSAttributes.cmsAlgorithmProtect);
        if (value == null) {
            return;
        }
        CMSAlgorithmProtection protection = CMSAlgorithmProtection.getInstance(value);
        if (!same(protection.getDigestAlgorithm(), only.getDigestAlgorithm())
                || protection.getSignatureAlgorithm() == null
                || !same(protection.getSignatureAlgorithm(), only.getDigestEncryptionAlgorithm())) {
            fail(FindingCode.ALGORITHM_PROTECTION_WRONG, "");
        }
    }

    private static boolean same(AlgorithmIdentifier one, AlgorithmIdentifier other) {
        return one.getAlgorithm().equals(other.getAlgorithm());
    }

    // EN 319 142-1 §6.3: without it another certificate with the same key could be put in its place
    private void checkReference() throws IOException {
        ASN1Encodable v2 = single(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        ASN1Encodable v1 = single(PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (v2 == null && v1 == null) {
            findings.add(Finding.suspicious(FindingCode.SIGNING_CERTIFICATE_REFERENCE_MISSING, ""));
            return;
        }
        if (certificate == null) {
            return;
        }
        String algorithm;
        byte[] hash;
        if (v2 != null) {
            ESSCertIDv2[] ids = SigningCertificateV2.getInstance(v2).getCerts();
            algorithm =
                    ids.length == 0
                            ? null
                            : Digests.jcaName(ids[0].getHashAlgorithm().getAlgorithm());
            hash = ids.length == 0 ? null : ids[0].getCertHash();
        } else {
            ESSCertID[] ids = SigningCertificate.getInstance(v1).getCerts();
            algorithm = Digests.jcaName(OIWObjectIdentifiers.idSHA1);
            hash = ids.length == 0 ? null : ids[0].getCertHash();
        }
        try {
            if (hash == null
                    || algorithm == null
                    || !Arrays.equals(
                            hash,
                            MessageDigest.getInstance(algorithm)
                                    .digest(certificate.getEncoded()))) {
                fail(FindingCode.SIGNING_CERTIFICATE_REFERENCE_WRONG, "");
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** The one value of a signed attribute that occurs once; null otherwise. */
    private ASN1Encodable single(ASN1ObjectIdentifier type) {
        if (signedAttributes == null || signedAttributes.getAll(type).size() != 1) {
            return null;
        }
        Attribute attribute = signedAttributes.get(type);
        return attribute.getAttrValues().size() == 1
                ? attribute.getAttrValues().getObjectAt(0)
                : null;
    }

    private void fail(FindingCode code, String detail) {
        findings.add(Finding.failure(code, detail));
    }

    List<Finding> findings() {
        return findings;
    }

    boolean readable() {
        return signer != null;
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    /** Certificate of the signer; null when it is not there. */
    X509Certificate certificate() {
        return certificate;
    }

    /** Content carried inside; null when detached. */
    byte[] content() {
        return data != null
                        && data.getEncapContentInfo().getContent() instanceof ASN1OctetString octets
                ? octets.getOctets()
                : null;
    }

    ASN1ObjectIdentifier contentType() {
        return data == null ? null : data.getEncapContentInfo().getContentType();
    }

    /** Name of the digest over the document; null when unknown. */
    String digestName() {
        return signer == null ? null : digestName(signer);
    }

    private static String digestName(SignerInfo signer) {
        return Digests.jcaName(signer.getDigestAlgorithm().getAlgorithm());
    }

    boolean hasSignedAttributes() {
        return signedAttributes != null;
    }

    /** Whether the message-digest attribute is this digest. */
    boolean matches(byte[] digest) {
        return single(CMSAttributes.messageDigest) instanceof ASN1OctetString octets
                && Arrays.equals(octets.getOctets(), digest);
    }

    byte[] signatureValue() {
        return signer.getEncryptedDigest().getOctets();
    }

    /** signing-time as the signer claimed it; null when absent. */
    Instant claimedTime() {
        try {
            ASN1Encodable value = single(CMSAttributes.signingTime);
            return value == null ? null : Time.getInstance(value).getDate().toInstant();
        } catch (RuntimeException e) {
            return null;
        }
    }

    String algorithmName() {
        if (signer == null) {
            return null;
        }
        ASN1ObjectIdentifier oid = signer.getDigestEncryptionAlgorithm().getAlgorithm();
        String key = certificate == null ? "?" : certificate.getPublicKey().getAlgorithm();
        String scheme = PKCSObjectIdentifiers.id_RSASSA_PSS.equals(oid) ? "RSASSA-PSS" : key;
        return digestName() + " with " + scheme.toUpperCase(Locale.ROOT);
    }

    /** Encoded values of an unsigned attribute. */
    List<byte[]> unsigned(ASN1ObjectIdentifier type) {
        List<byte[]> values = new ArrayList<>();
        if (signer == null || signer.getUnauthenticatedAttributes() == null) {
            return values;
        }
        for (ASN1Encodable entry : signer.getUnauthenticatedAttributes()) {
            try {
                Attribute attribute = Attribute.getInstance(entry);
                if (attribute.getAttrType().equals(type)) {
                    for (ASN1Encodable value : attribute.getAttrValues()) {
                        values.add(value.toASN1Primitive().getEncoded());
                    }
                }
            } catch (IOException | RuntimeException e) {
                findings.add(Finding.suspicious(FindingCode.CMS_UNREADABLE, "attribute"));
            }
        }
        return values;
    }

    /** Whether the value is a signature of the certificate's key over the signed attributes. */
    boolean verifies() {
        if (signer == null || certificate == null || signedAttributes == null) {
            return false;
        }
        try {
            Signature verifier = verifier();
            verifier.initVerify(certificate.getPublicKey());
            // RFC 5652 §5.4: the DER form, whatever form it is transmitted in
            verifier.update(
                    new DERSet(signer.getAuthenticatedAttributes().toArray())
                            .getEncoded(ASN1Encoding.DER));
            return verifier.verify(signatureValue());
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return false;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        AlgorithmIdentifier algorithm = signer.getDigestEncryptionAlgorithm();
        ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
        String compact = digestName().replace("-", "");
        if (PKCSObjectIdentifiers.rsaEncryption.equals(oid)) {
            return provided(compact + "withRSA");
        }
        if (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(oid)) {
            return pss(RSASSAPSSparams.getInstance(algorithm.getParameters()));
        }
        return provided(oid.getId());
    }

    private Signature pss(RSASSAPSSparams parameters) throws GeneralSecurityException {
        String hash = Digests.jcaName(parameters.getHashAlgorithm().getAlgorithm());
        String mask =
                Digests.jcaName(
                        AlgorithmIdentifier.getInstance(
                                        parameters.getMaskGenAlgorithm().getParameters())
                                .getAlgorithm());
        if (hash == null || mask == null || !hash.equals(digestName())) {
            throw new NoSuchAlgorithmException("PSS parameters");
        }
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(
                new PSSParameterSpec(
                        hash,
                        "MGF1",
                        new MGF1ParameterSpec(mask),
                        parameters.getSaltLength().intValueExact(),
                        PSSParameterSpec.TRAILER_FIELD_BC));
        return pss;
    }

    private static Signature provided(String name) throws GeneralSecurityException {
        try {
            return Signature.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            return Signature.getInstance(name, BOUNCY_CASTLE);
        }
    }
}
