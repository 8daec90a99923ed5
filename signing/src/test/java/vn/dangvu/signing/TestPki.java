package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A root, an issuing CA and whatever certificates a test wants, all made on the spot. */
final class TestPki {

    /** A key with its certificate; the chain leaves out the root. */
    record Identity(KeyPair keys, X509Certificate certificate, List<X509Certificate> chain) {
        SigningCertificate signing() {
            return new SigningCertificate(certificate, chain);
        }
    }

    /** What a certificate is to say; times count from now. */
    record Wish(
            String name,
            int usage,
            KeyPurposeId purpose,
            Instant notBefore,
            Instant notAfter,
            String ocspUrl,
            String crlUrl,
            String issuersUrl) {

        static Wish signer(String name) {
            return new Wish(
                    name,
                    KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                    null,
                    Instant.now().minus(30, ChronoUnit.DAYS),
                    Instant.now().plus(365, ChronoUnit.DAYS),
                    null,
                    null,
                    null);
        }

        Wish valid(Instant from, Instant to) {
            return new Wish(name, usage, purpose, from, to, ocspUrl, crlUrl, issuersUrl);
        }

        Wish usage(int value) {
            return new Wish(name, value, purpose, notBefore, notAfter, ocspUrl, crlUrl, issuersUrl);
        }

        Wish purpose(KeyPurposeId value) {
            return new Wish(name, usage, value, notBefore, notAfter, ocspUrl, crlUrl, issuersUrl);
        }

        Wish ocsp(String url) {
            return new Wish(name, usage, purpose, notBefore, notAfter, url, crlUrl, issuersUrl);
        }

        /** Where the issuer's certificate lies. */
        Wish issuers(String url) {
            return new Wish(name, usage, purpose, notBefore, notAfter, ocspUrl, crlUrl, url);
        }

        Wish crl(String url) {
            return new Wish(name, usage, purpose, notBefore, notAfter, ocspUrl, url, issuersUrl);
        }
    }

    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());

    final Identity root;
    final Identity issuer;

    TestPki() {
        KeyPair rootKeys = rsa(2048);
        X509Certificate rootCertificate = ca("Test Root", rootKeys, "Test Root", rootKeys);
        root = new Identity(rootKeys, rootCertificate, List.of(rootCertificate));
        KeyPair issuerKeys = rsa(2048);
        X509Certificate issuerCertificate =
                ca("Test Issuing CA", issuerKeys, "Test Root", rootKeys);
        issuer = new Identity(issuerKeys, issuerCertificate, List.of(issuerCertificate));
    }

    TrustAnchors anchors() {
        return TrustAnchors.of(List.of(root.certificate()));
    }

    Identity signer(String name) {
        return identity(rsa(2048), Wish.signer(name));
    }

    Identity timestamper() {
        return identity(
                rsa(2048),
                Wish.signer("Test TSA")
                        .usage(KeyUsage.digitalSignature)
                        .purpose(KeyPurposeId.id_kp_timeStamping));
    }

    Identity identity(KeyPair keys, Wish wish) {
        return identity(keys, wish, issuer, false);
    }

    /** An authority below another one. */
    static Identity authority(Wish wish, Identity issuer) {
        return identity(
                rsa(2048),
                wish.usage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature),
                issuer,
                true);
    }

    /**
     * A certificate of any issuer.
     *
     * @param authority whether it says that it may issue others
     */
    static Identity identity(KeyPair keys, Wish wish, Identity issuer, boolean authority) {
        try {
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            X500Name.getInstance(
                                    issuer.certificate().getSubjectX500Principal().getEncoded()),
                            BigInteger.valueOf(SERIAL.incrementAndGet()),
                            Date.from(wish.notBefore()),
                            Date.from(wish.notAfter()),
                            name(wish.name()),
                            keys.getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.certificate()));
            if (wish.purpose() != null) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(wish.purpose()));
            }
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                builder.addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            }
            List<AccessDescription> access = new ArrayList<>();
            if (wish.ocspUrl() != null) {
                access.add(
                        new AccessDescription(AccessDescription.id_ad_ocsp, uri(wish.ocspUrl())));
            }
            if (wish.issuersUrl() != null) {
                access.add(
                        new AccessDescription(
                                AccessDescription.id_ad_caIssuers, uri(wish.issuersUrl())));
            }
            if (!access.isEmpty()) {
                builder.addExtension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(access.toArray(AccessDescription[]::new)));
            }
            if (wish.crlUrl() != null) {
                builder.addExtension(
                        Extension.cRLDistributionPoints,
                        false,
                        new CRLDistPoint(
                                new DistributionPoint[] {
                                    new DistributionPoint(
                                            new DistributionPointName(
                                                    new GeneralNames(uri(wish.crlUrl()))),
                                            null,
                                            null)
                                }));
            }
            if (wish.name().contains("OCSP")) {
                builder.addExtension(
                        new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.5"),
                        false,
                        org.bouncycastle.asn1.DERNull.INSTANCE);
            }
            X509Certificate certificate = sign(builder, issuer.keys());
            return new Identity(keys, certificate, List.of(certificate, issuer.certificate()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralName uri(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }

    private static X509Certificate ca(
            String subject, KeyPair keys, String issuerName, KeyPair issuerKeys) {
        try {
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            name(issuerName),
                            BigInteger.valueOf(SERIAL.incrementAndGet()),
                            Date.from(Instant.now().minus(2000, ChronoUnit.DAYS)),
                            Date.from(Instant.now().plus(2000, ChronoUnit.DAYS)),
                            name(subject),
                            keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return sign(builder, issuerKeys);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair issuerKeys)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA")
                                            .build(issuerKeys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    static X500Name name(String common) {
        return new X500Name("CN=" + common + ",O=Test Organisation,C=VN");
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static void writePkcs12(Path file, Identity identity, String pin) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "key",
                    identity.keys().getPrivate(),
                    pin.toCharArray(),
                    identity.chain().toArray(new Certificate[0]));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, pin.toCharArray());
            Files.write(file, out.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(String type, byte[] der) {
        return "-----BEGIN "
                + type
                + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END "
                + type
                + "-----\n";
    }
}
