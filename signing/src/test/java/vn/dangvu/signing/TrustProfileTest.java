package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Files as programs of the Vietnamese government's authority write them: the signer's certificate
 * alone, {@code adbe.pkcs7.detached}, the clock seven hours ahead, a responder whose host exists only
 * inside.
 */
class TrustProfileTest {

    private static final Duration SEVEN_HOURS = Duration.ofHours(7);
    @TempDir static Path folder;
    private static TestPki pki;
    private static TestServices services;
    private static Path file;

    @BeforeAll
    static void signAsTheAuthoritysProgramsDo() throws Exception {
        pki = new TestPki();
        services = new TestServices(pki);
        TestPki.Identity signer =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Văn thư Đảng ủy")
                                .ocsp(
                                        services.url("/ocsp")
                                                .toString()
                                                .replace("127.0.0.1", "ocsp.ca.ptc.invalid")));
        file = signed(signer, TestPdf.plain(folder.resolve("source.pdf"), 1));
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    private static Path signed(TestPki.Identity signer, Path source) throws Exception {
        Path target = folder.resolve("signed.pdf");
        try (FileChannel out =
                FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            Draft draft = Draft.read(source, out, "SHA-256");
            PdfFile pdf = PdfFile.open(draft.bytes());
            Preparation preparation = new Preparation(pdf);
            PdfObject.Dict entries =
                    Forgery.dict(
                            "Type", Forgery.name("Sig"),
                            "Filter", Forgery.name("Adobe.PPKLite"),
                            "SubFilter", Forgery.name("adbe.pkcs7.detached"));
            preparation.signatureDictionary(entries, Instant.now().plus(SEVEN_HOURS), 16_000);
            preparation.newField("Signature1", PageTree.pages(pdf).get(0), null);
            SignatureRevision revision = preparation.revision(draft);
            revision.fill(cms(signer, revision.documentDigest()).getEncoded());
            draft.append(revision.bytes());
            return target;
        }
    }

    private static CMSSignedData cms(TestPki.Identity signer, byte[] digest) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        JcaSignerInfoGeneratorBuilder builder =
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        builder.setSignedAttributeGenerator(ahead(digest));
        generator.addSignerInfoGenerator(
                builder.build(
                        new JcaContentSignerBuilder("SHA256withRSA")
                                .build(signer.keys().getPrivate()),
                        signer.certificate()));
        generator.addCertificates(new JcaCertStore(List.of(signer.certificate())));
        CMSSignedData data = generator.generate(new CMSAbsentContent(), false);
        SignerInformation plain = data.getSignerInfos().iterator().next();
        byte[] stamp = services.timestamps().stamp(plain.getSignature()).getEncoded();
        SignerInformation stamped =
                SignerInformation.replaceUnsignedAttributes(
                        plain,
                        new AttributeTable(
                                new Attribute(
                                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                                        new org.bouncycastle.asn1.DERSet(
                                                org.bouncycastle.asn1.ASN1Primitive.fromByteArray(
                                                        stamp)))));
        return CMSSignedData.replaceSigners(data, new SignerInformationStore(stamped));
    }

    private static CMSAttributeTableGenerator ahead(byte[] digest) {
        return parameters -> {
            AttributeTable table =
                    new DefaultSignedAttributeTableGenerator().getAttributes(parameters);
            table =
                    table.remove(org.bouncycastle.asn1.cms.CMSAttributes.messageDigest)
                            .remove(org.bouncycastle.asn1.cms.CMSAttributes.signingTime);
            return table.add(
                            org.bouncycastle.asn1.cms.CMSAttributes.messageDigest,
                            new org.bouncycastle.asn1.DEROctetString(digest))
                    .add(
                            org.bouncycastle.asn1.cms.CMSAttributes.signingTime,
                            new org.bouncycastle.asn1.cms.Time(
                                    Date.from(Instant.now().plus(SEVEN_HOURS))));
        };
    }

    private static String pin(String kind, X509Certificate certificate) {
        return kind
                + "\t"
                + Certificates.report(certificate).sha256()
                + "\t"
                + certificate.getSubjectX500Principal().getName();
    }

    private static TrustProfile profile(String kindOfIssuer, List<X509Certificate> given) {
        return TrustProfile.read(
                List.of(
                        pin("anchor", pki.root.certificate()),
                        pin(kindOfIssuer, pki.issuer.certificate()),
                        "host\tocsp.ca.ptc.invalid\t127.0.0.1"),
                given);
    }

    private static VerificationReport verify(TrustProfile profile, Revocation revocation)
            throws Exception {
        return new PadesVerifier(
                        profile.anchors(), profile.revocation(revocation), Clock.systemUTC())
                .verify(file);
    }

    @Test
    void passesFilesOfTheGovernmentsPrograms() throws Exception {
        VerificationReport report =
                verify(
                        profile(
                                "intermediate",
                                List.of(pki.issuer.certificate(), pki.root.certificate())),
                        Revocation.notChecked());
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        SignatureReport signature = report.signatures().get(0);
        assertThat(signature.subFilter()).isEqualTo("adbe.pkcs7.detached");
        assertThat(signature.path()).hasSize(3);
        assertThat(signature.findings())
                .extracting(Finding::code)
                .contains(FindingCode.SIGNING_TIME_OFF);
        assertThat(Duration.between(signature.provenTime(), signature.claimedTime()))
                .isGreaterThan(Duration.ofHours(6));
    }

    @Test
    void asksTheResponderUnderItsOuterName() throws Exception {
        int before = services.ocspRequests.get();
        TrustProfile profile = profile("anchor", List.of(pki.issuer.certificate()));
        assertThat(verify(profile, Revocation.required()).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(services.ocspRequests.get()).isGreaterThan(before);
        TrustProfile unnamed =
                TrustProfile.read(
                        List.of(pin("anchor", pki.issuer.certificate())),
                        List.of(pki.issuer.certificate()));
        assertThat(verify(unnamed, Revocation.required()).subIndication())
                .isEqualTo(SubIndication.TRY_LATER);
    }

    @Test
    void findsNoPathWithoutTheIssuingCertificate() throws Exception {
        TrustProfile incomplete = profile("intermediate", List.of(pki.root.certificate()));
        assertThat(incomplete.missing()).hasSize(1);
        assertThat(verify(incomplete, Revocation.notChecked()).subIndication())
                .isEqualTo(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void takesNoCertificateThatIsNotOnTheList() {
        TestPki impostor = new TestPki();
        TrustProfile profile =
                profile(
                        "anchor",
                        List.of(impostor.root.certificate(), impostor.issuer.certificate()));
        assertThat(profile.anchors().anchors()).isEmpty();
        assertThat(profile.anchors().intermediates()).isEmpty();
    }

    @Test
    void knowsTheGovernmentsAuthorityByFingerprint() {
        TrustProfile profile = TrustProfile.vietnameseGovernment(List.of());
        assertThat(profile.missing()).hasSize(5).contains("CA phục vụ các cơ quan Đảng G2");
        assertThat(profile.timestampServers()).hasToString("[http://ca.gov.vn/tsa]");
        assertThat(profile.revocation(Revocation.required()).hostRewriting())
                .containsEntry("ocsp.ca.ptc", "ocsp.ca.gov.vn");
        assertThatThrownBy(() -> TrustProfile.read(List.of("anchor\tx"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
