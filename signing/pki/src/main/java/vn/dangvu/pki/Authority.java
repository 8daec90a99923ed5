package vn.dangvu.pki;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * One certification authority: issues certificates and revocation lists in its name.
 *
 * @param key signs certificates and lists
 * @param certificate its own certificate
 * @param pages where its certificate, its list and its OCSP responder are found
 */
record Authority(PrivateKey key, X509Certificate certificate, Pages pages) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration ROOT_LIFE = Duration.ofDays(20 * 365);
    private static final Duration ISSUING_LIFE = Duration.ofDays(10 * 365);
    private static final Duration LIST_LIFE = Duration.ofDays(1);

    /**
     * Addresses that certificates of an authority point to.
     *
     * @param ocsp the responder's address; empty leaves it out of the certificates
     */
    record Pages(String certificate, String revocationList, String ocsp) {}

    static Authority root(Subject name, Instant now, Pages pages) {
        KeyPair keys = Keys.rsa(2048);
        X509v3CertificateBuilder certificate =
                new JcaX509v3CertificateBuilder(
                        name.toX500Name(),
                        serialNumber(),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(ROOT_LIFE)),
                        name.toX500Name(),
                        keys.getPublic());
        try {
            describeAuthority(certificate, keys.getPublic(), 1);
            return new Authority(keys.getPrivate(), sign(certificate, keys.getPrivate()), pages);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The root certificate could not be made", e);
        }
    }

    Authority subordinate(Subject name, Instant now, Pages itsPages) {
        KeyPair keys = Keys.rsa(2048);
        X509v3CertificateBuilder builder =
                builder(
                        name.toX500Name(),
                        keys.getPublic(),
                        now.minus(Duration.ofHours(1)),
                        now.plus(ISSUING_LIFE));
        try {
            describeAuthority(builder, keys.getPublic(), 0);
            pointToThis(builder);
            return new Authority(keys.getPrivate(), sign(builder, key), itsPages);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The issuing certificate could not be made", e);
        }
    }

    X509Certificate issue(PublicKey holder, Subject name, CertificateProfile profile) {
        X509v3CertificateBuilder builder =
                builder(name.toX500Name(), holder, profile.notBefore(), profile.notAfter());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(profile.keyUsage()));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(holder));
            pointToThis(builder);
            addPurposes(builder, profile);
            return sign(builder, key);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The certificate could not be made", e);
        }
    }

    /** The revocation list of this moment, good for a day (RFC 5280 §5). */
    byte[] revocationList(Iterable<Register.Revocation> revocations, Instant now)
            throws IOException {
        X509v2CRLBuilder list = new X509v2CRLBuilder(nameOf(certificate), Date.from(now));
        list.setNextUpdate(Date.from(now.plus(LIST_LIFE)));
        for (Register.Revocation revocation : revocations) {
            list.addCRLEntry(
                    revocation.serialNumber(), Date.from(revocation.at()), CRLReason.keyCompromise);
        }
        try {
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
            list.addExtension(
                    Extension.cRLNumber,
                    false,
                    new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            return list.build(signer(key)).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException("The revocation list could not be made", e);
        }
    }

    static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder("SHA256withRSA").build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("Every Java platform has SHA256withRSA", e);
        }
    }

    private X509v3CertificateBuilder builder(
            X500Name holder, PublicKey holderKey, Instant notBefore, Instant notAfter) {
        return new JcaX509v3CertificateBuilder(
                nameOf(certificate),
                serialNumber(),
                Date.from(notBefore),
                Date.from(notAfter),
                holder,
                holderKey);
    }

    private void pointToThis(X509v3CertificateBuilder builder)
            throws IOException, GeneralSecurityException {
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
        AccessDescription issuer =
                new AccessDescription(AccessDescription.id_ad_caIssuers, uri(pages.certificate()));
        AccessDescription[] access =
                pages.ocsp().isEmpty()
                        ? new AccessDescription[] {issuer}
                        : new AccessDescription[] {
                            new AccessDescription(AccessDescription.id_ad_ocsp, uri(pages.ocsp())),
                            issuer
                        };
        builder.addExtension(
                Extension.authorityInfoAccess, false, new AuthorityInformationAccess(access));
        DistributionPoint list =
                new DistributionPoint(
                        new DistributionPointName(new GeneralNames(uri(pages.revocationList()))),
                        null,
                        null);
        builder.addExtension(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(new DistributionPoint[] {list}));
    }

    private static void addPurposes(X509v3CertificateBuilder builder, CertificateProfile profile)
            throws IOException {
        if (profile.purposes().isEmpty()) {
            return;
        }
        // RFC 3161 §2.3: a time-stamp certificate has its one purpose, marked critical
        boolean critical = profile.purposes().contains(KeyPurposeId.id_kp_timeStamping);
        builder.addExtension(
                Extension.extendedKeyUsage,
                critical,
                new ExtendedKeyUsage(profile.purposes().toArray(KeyPurposeId[]::new)));
        if (profile.purposes().contains(KeyPurposeId.id_kp_OCSPSigning)) {
            // RFC 6960 §4.2.2.2.1: nobody asks the responder about itself
            builder.addExtension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
    }

    private static void describeAuthority(
            X509v3CertificateBuilder builder, PublicKey itsKey, int pathLength)
            throws IOException, GeneralSecurityException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(itsKey));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws IOException {
        return Pem.parse(builder.build(signer(key)).getEncoded());
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private static BigInteger serialNumber() {
        return new BigInteger(127, RANDOM).setBit(126);
    }

    /** The name exactly as the certificate encodes it. */
    private static X500Name nameOf(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }
}
