package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.signing.pdf.PdfObject;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;

/** What is signed by the right authority and says less than it seems to say. */
class TrustAttackTest {

    @TempDir static Path folder;
    private static Twins twins;
    private static TestServices services;

    @BeforeAll
    static void startPki() throws Exception {
        twins = new Twins(folder);
        services = new TestServices(twins.pki);
    }

    @AfterAll
    static void stopPki() {
        services.close();
    }

    private static byte[] list(Instant thisUpdate, ASN1ObjectIdentifier kind, ASN1Encodable value)
            throws Exception {
        X509v2CRLBuilder builder =
                new X509v2CRLBuilder(
                        new JcaX509CertificateHolder(twins.pki.issuer.certificate()).getSubject(),
                        Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(Instant.now().plus(30, ChronoUnit.DAYS)));
        if (kind != null) {
            builder.addExtension(kind, true, value);
        }
        return builder.build(
                        new JcaContentSignerBuilder("SHA256withRSA")
                                .build(twins.pki.issuer.keys().getPrivate()))
                .getEncoded();
    }

    private static RevocationAnswer answer(ASN1ObjectIdentifier kind, ASN1Encodable value)
            throws Exception {
        X509Certificate signer = twins.pki.signer("Người Ký").certificate();
        return RevocationAnswer.read(
                list(Instant.now(), kind, value), signer, twins.pki.issuer.certificate());
    }

    private static IssuingDistributionPoint only(boolean users, boolean authorities) {
        return new IssuingDistributionPoint(null, users, authorities, null, false, false);
    }

    /** RFC 5280 §5.2: that a certificate is not on a part of the list says nothing. */
    @Test
    void takesNoPartOfARevocationListForTheWhole() throws Exception {
        assertThat(answer(Extension.deltaCRLIndicator, new ASN1Integer(1))).isNull();
        assertThat(answer(Extension.issuingDistributionPoint, only(false, true))).isNull();
        assertThat(
                        answer(
                                Extension.issuingDistributionPoint,
                                new IssuingDistributionPoint(
                                        null, false, false, null, true, false)))
                .isNull();
        assertThat(answer(new ASN1ObjectIdentifier("1.2.3.4"), new ASN1Integer(1))).isNull();
        assertThat(answer(null, null).status()).isEqualTo(RevocationAnswer.Status.GOOD);
        assertThat(answer(Extension.issuingDistributionPoint, only(true, false)).status())
                .isEqualTo(RevocationAnswer.Status.GOOD);
    }

    /** A list from before the key was lost is valid for weeks: who stole it brings it along. */
    @Test
    void asksAnewWhenTheAnswerInTheFileIsOlderThanTheSignature() throws Exception {
        TestPki.Identity robbed =
                twins.pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Robbed").ocsp(services.url("/ocsp").toString()));
        byte[] old = list(Instant.now().minus(10, ChronoUnit.DAYS), null, null);
        assertThat(status(robbed, old)).isEqualTo(RevocationAnswer.Status.GOOD);
        services.revoke(robbed.certificate(), Instant.now().minus(5, ChronoUnit.DAYS));
        assertThat(status(robbed, old)).isEqualTo(RevocationAnswer.Status.REVOKED);
        TestPki.Identity silent =
                twins.pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Silent").ocsp("http://127.0.0.1:1/ocsp"));
        assertThat(status(silent, old)).isEqualTo(RevocationAnswer.Status.GOOD);
    }

    private static RevocationAnswer.Status status(TestPki.Identity identity, byte[] held) {
        return new RevocationChecker(Revocation.required(), Clock.systemUTC())
                .check(
                        identity.certificate(),
                        twins.pki.issuer.certificate(),
                        Instant.now().minus(1, ChronoUnit.DAYS),
                        List.of(held))
                .status();
    }

    /** RFC 5280 §4.2.1.12: the key of a server signs no documents. */
    @Test
    void refusesKeysOfServices() throws Exception {
        for (KeyPurposeId purpose :
                List.of(
                        KeyPurposeId.id_kp_timeStamping,
                        KeyPurposeId.id_kp_OCSPSigning,
                        KeyPurposeId.id_kp_serverAuth)) {
            assertThat(signedFor(purpose).subIndication())
                    .isEqualTo(SubIndication.CHAIN_CONSTRAINTS_FAILURE);
        }
        assertThat(signedFor(KeyPurposeId.id_kp_emailProtection).passed()).isTrue();
    }

    private static VerificationReport signedFor(KeyPurposeId purpose) throws Exception {
        TestPki.Identity identity =
                twins.pki.identity(
                        TestPki.rsa(2048), TestPki.Wish.signer("Service").purpose(purpose));
        return twins.verify(
                twins.signed(
                        RawPdf.order().bytes(),
                        identity,
                        SignatureRequest.of(identity.signing(), SignatureLevel.B_B)));
    }

    /** An authority stamps whatever it is sent, so that its stamp may show nothing. */
    @Test
    void findsATimestampThatShowsSomething() throws Exception {
        VerificationReport shown = twins.verify(stamped(60));
        assertThat(shown.indication()).as(shown.toString()).isEqualTo(Indication.INDETERMINATE);
        assertThat(shown.signatures().get(0).changesAfter()).isEqualTo(ChangeGrade.SUSPICIOUS);
        VerificationReport hidden = twins.verify(stamped(0));
        assertThat(hidden.indication()).as(hidden.toString()).isEqualTo(Indication.TOTAL_PASSED);
    }

    private static byte[] stamped(double height) throws Exception {
        int room = 24_000;
        byte[] file =
                Forgery.appended(
                        twins.plain,
                        (f, u) -> {
                            PdfObject.Ref stamp = u.allocate();
                            u.putWithZeros(
                                    stamp,
                                    "<</Type /DocTimeStamp /Filter /Adobe.PPKLite"
                                            + " /SubFilter /ETSI.RFC3161 /ByteRange [0 "
                                            + "@".repeat(32)
                                            + "] /Contents <",
                                    room,
                                    ">>>");
                            LaterSaves.overlay(
                                    f,
                                    u,
                                    Forgery.dict(
                                            "Subtype", Forgery.name("Widget"),
                                            "FT", Forgery.name("Sig"),
                                            "T", Forgery.string("stamp"),
                                            "Rect", Forgery.rectangle(20, 80, 100, height),
                                            "V", stamp));
                        });
        String text = Forgery.text(file);
        int hole = text.lastIndexOf("/Contents <0") + "/Contents ".length();
        int after = hole + room + 2;
        String range = hole + " " + after + " " + (file.length - after);
        text = text.replace("@".repeat(32), String.format("%-32s", range));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Forgery.latin(text.substring(0, hole) + text.substring(after)));
        String token =
                HexFormat.of()
                        .formatHex(services.timestamps().stampDigest(digest.digest()).getEncoded());
        return Forgery.latin(
                text.substring(0, hole + 1) + token + text.substring(hole + 1 + token.length()));
    }

    /** An imprint that somebody may have made collide proves no time. */
    @Test
    void callsAStampOverAWeakDigestWeak() throws Exception {
        assertThat(stamp(TSPAlgorithms.SHA1, 20).isWeak()).isTrue();
        assertThat(stamp(TSPAlgorithms.SHA256, 32).isWeak()).isFalse();
    }

    private static Timestamp stamp(ASN1ObjectIdentifier digest, int length) throws Exception {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] answer =
                Http.post(
                        services.url("/tsa"),
                        "application/timestamp-query",
                        generator.generate(digest, new byte[length]).getEncoded(),
                        Duration.ofSeconds(5),
                        100_000);
        return Timestamp.parse(new TimeStampResponse(answer).getTimeStampToken().getEncoded());
    }

    /** SHA-256 over the document, SHA-1 over the attributes that hold it. */
    @Test
    void findsAWeakDigestBehindAStrongOne() throws Exception {
        assertThat(weak("SHA1withRSA", PKCSObjectIdentifiers.sha1WithRSAEncryption)).isTrue();
        assertThat(weak("SHA256withRSA", PKCSObjectIdentifiers.sha256WithRSAEncryption)).isFalse();
        assertThat(weak("SHA256withRSA", PKCSObjectIdentifiers.rsaEncryption)).isFalse();
    }

    private static boolean weak(String name, ASN1ObjectIdentifier algorithm) throws Exception {
        TestPki.Identity signer = twins.pki.signer("Người Ký");
        ASN1Set attributes =
                new DERSet(
                        new ASN1Encodable[] {
                            new Attribute(
                                    CMSAttributes.contentType,
                                    new DERSet(CMSObjectIdentifiers.data)),
                            new Attribute(
                                    CMSAttributes.messageDigest,
                                    new DERSet(new DEROctetString(new byte[32])))
                        });
        Signature signature = Signature.getInstance(name);
        signature.initSign(signer.keys().getPrivate());
        signature.update(attributes.getEncoded("DER"));
        JcaX509CertificateHolder holder = new JcaX509CertificateHolder(signer.certificate());
        SignedData data =
                new SignedData(
                        new DERSet(),
                        new ContentInfo(CMSObjectIdentifiers.data, null),
                        new DERSet(holder.toASN1Structure()),
                        null,
                        new DERSet(
                                new SignerInfo(
                                        new SignerIdentifier(
                                                new IssuerAndSerialNumber(
                                                        holder.getIssuer(),
                                                        holder.getSerialNumber())),
                                        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                                        attributes,
                                        new AlgorithmIdentifier(algorithm),
                                        new DEROctetString(signature.sign()),
                                        null)));
        SignedCms cms =
                SignedCms.parse(
                        new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded());
        assertThat(cms.verifies()).isTrue();
        return cms.findings().stream().anyMatch(f -> f.code() == FindingCode.WEAK_DIGEST);
    }

    /** A small file that would keep a server busy gets its answer at once. */
    @Test
    void limitsWhatAFileCosts() throws Exception {
        byte[] revisions = twins.plain;
        StringBuilder more = new StringBuilder();
        long previous = Forgery.open(revisions).sections().get(0).offset();
        int free = Forgery.open(revisions).freeNumber();
        for (int i = 0; i < 2000; i++) {
            long at = revisions.length + (long) more.length();
            String added = (free + i) + " 0 obj\n<</A 1>>\nendobj\n";
            more.append(added)
                    .append("xref\n")
                    .append(Forgery.row(free + i, at))
                    .append("trailer\n<</Size ")
                    .append(free + i + 1)
                    .append(" /Prev ")
                    .append(previous)
                    .append(" /Info 8 0 R ")
                    .append(Forgery.rootEntry(revisions))
                    .append(">>\nstartxref\n")
                    .append(at + added.length())
                    .append("\n%%EOF\n");
            previous = at + added.length();
        }
        assertThat(timed(Forgery.concat(revisions, Forgery.latin(more.toString()))).passed())
                .isTrue();
        assertThat(timed(manyEntries()).findings())
                .anyMatch(finding -> finding.code() == FindingCode.TOO_COMPLEX);
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            fields.append("<</FT /Tx /T (").append(i).append(")>>");
        }
        VerificationReport report =
                timed(
                        Forgery.appended(
                                twins.plain,
                                (f, u) ->
                                        u.putWithZeros(
                                                Forgery.root(f),
                                                "<</Type /Catalog /Pages 2 0 R"
                                                        + " /AcroForm <</Fields ["
                                                        + fields
                                                        + "]>>>>",
                                                0,
                                                "")));
        assertThat(report.findings())
                .anyMatch(finding -> finding.code() == FindingCode.TOO_COMPLEX);
    }

    private static VerificationReport timed(byte[] file) throws Exception {
        long start = System.nanoTime();
        VerificationReport report = twins.verify(file);
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        return report;
    }

    // a cross-reference stream of 20 kB that unfolds to millions of entries
    private static byte[] manyEntries() throws Exception {
        byte[] file = twins.compressed;
        int free = Forgery.open(file).freeNumber();
        int count = 3_900_000;
        Deflater deflater = new Deflater(9);
        byte[] rows = new byte[count * 2];
        Arrays.fill(rows, (byte) 1);
        deflater.setInput(rows);
        deflater.finish();
        byte[] small = new byte[rows.length / 50];
        int length = deflater.deflate(small);
        deflater.end();
        return Forgery.concat(
                file,
                Forgery.latin(
                        free
                                + " 0 obj\n"
                                + RawPdf.stream(
                                        "/Type /XRef /Filter /FlateDecode /Size "
                                                + (free + count)
                                                + " /W [1 1 0] /Index ["
                                                + (free + 1)
                                                + " "
                                                + count
                                                + "] "
                                                + Forgery.rootEntry(file)
                                                + " /Prev "
                                                + Forgery.open(file).sections().get(0).offset(),
                                        Forgery.text(Arrays.copyOf(small, length)))
                                + "\nendobj\nstartxref\n"
                                + file.length
                                + "\n%%EOF\n"));
    }
}
