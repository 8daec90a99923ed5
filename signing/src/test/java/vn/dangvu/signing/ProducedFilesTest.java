package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * R45: one file of every level, algorithm and key, signed once and several times, and PDF/A. They are
 * left for the judge; here our own verifier, pdfsig and qpdf look at them.
 */
class ProducedFilesTest {

    private static final String PIN = "1357";
    @TempDir static Path folder;
    private static Produced produced;
    private static TestPki pki;
    private static TestServices services;
    private static Path source;

    @BeforeAll
    static void start() throws Exception {
        pki = new TestPki();
        services = new TestServices(pki);
        source = TestPdf.plain(folder.resolve("source.pdf"), 1);
        produced = new Produced("levels", pki);
    }

    @AfterAll
    static void stop() throws IOException {
        services.close();
        produced.close();
    }

    private static TrustAnchors anchors() {
        return TrustAnchors.of(List.of(pki.issuer.certificate(), pki.root.certificate()));
    }

    private static SigningToken token(KeyPair keys) throws IOException {
        TestPki.Identity identity =
                pki.identity(
                        keys,
                        TestPki.Wish.signer("Đảng ủy Khối").ocsp(services.url("/ocsp").toString()));
        Path file = Files.createTempFile(folder, "keys", ".p12");
        TestPki.writePkcs12(file, identity, PIN);
        return new Pkcs12Token("t", file, identity.signing());
    }

    private static Path sign(Path from, SigningToken token, SignatureRequest request, String name)
            throws Exception {
        Path target = produced.file(name);
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            new PadesSigner(
                            Clock.systemUTC(),
                            services.timestamps(),
                            anchors(),
                            Revocation.required())
                    .sign(from, request, token, pin, target);
        }
        return target;
    }

    private static void assertSound(Path file, SignatureLevel... levels) throws Exception {
        VerificationReport report =
                new PadesVerifier(anchors(), Revocation.required(), Clock.systemUTC()).verify(file);
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(
                        report.signatures().stream()
                                .filter(s -> s.kind() == SignatureReport.Kind.SIGNATURE)
                                .map(SignatureReport::level))
                .containsExactly(levels);
        Judges.qpdfFindsNothing(file);
        Judges.pdfsigFindsValid(file, levels.length);
        produced.judged(file, levels);
    }

    /** Every algorithm at the highest level, every level with one key of each kind; all with -Pfull. */
    @TestFactory
    Stream<DynamicTest> everyLevelAndAlgorithm() throws Exception {
        boolean all = Boolean.getBoolean("dangvu.full");
        if (!all) {
            System.out.println("SKIPPED: levels below B-LTA for most keys; -Pfull makes them too");
        }
        Map<String, SigningToken> tokens = new TreeMap<>();
        for (int bits : new int[] {2048, 3072, 4096}) {
            tokens.put("rsa-" + bits, token(TestPki.rsa(bits)));
        }
        for (String curve : List.of("secp256r1", "secp384r1")) {
            tokens.put(curve, token(TestPki.ec(curve)));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, SigningToken> token : tokens.entrySet()) {
            boolean ec =
                    token.getValue().certificate().certificate().getPublicKey()
                            instanceof ECPublicKey;
            for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
                if (ec == (algorithm.scheme == SignatureAlgorithm.Scheme.ECDSA)) {
                    for (SignatureLevel level : SignatureLevel.values()) {
                        boolean usual =
                                List.of("rsa-2048", "secp256r1").contains(token.getKey())
                                        && algorithm.hash == SignatureAlgorithm.Hash.SHA256;
                        if (all || usual || level == SignatureLevel.B_LTA) {
                            tests.add(one(token.getKey(), token.getValue(), algorithm, level));
                        }
                    }
                }
            }
        }
        return tests.stream();
    }

    private static DynamicTest one(
            String key, SigningToken token, SignatureAlgorithm algorithm, SignatureLevel level) {
        String name = key + "-" + algorithm + "-" + level;
        return DynamicTest.dynamicTest(
                name,
                () ->
                        assertSound(
                                sign(
                                        source,
                                        token,
                                        SignatureRequest.of(token.certificate(), level)
                                                .withAlgorithm(algorithm),
                                        name + ".pdf"),
                                level));
    }

    @Test
    void severalSignaturesOnOneFile() throws Exception {
        SigningToken rsa = token(TestPki.rsa(2048));
        SigningToken ec = token(TestPki.ec("secp256r1"));
        Path first = sign(source, rsa, request(rsa, SignatureLevel.B_LT), "several-1.pdf");
        assertSound(first, SignatureLevel.B_LT);
        Path second =
                sign(
                        first,
                        ec,
                        request(ec, SignatureLevel.B_LT)
                                .withAppearance(
                                        OfficeStamps.copy("SAO Y", "Đảng ủy", Instant.now())),
                        "several-2.pdf");
        assertSound(second, SignatureLevel.B_LT, SignatureLevel.B_LT);
        Path third = sign(second, rsa, request(rsa, SignatureLevel.B_LTA), "several-3.pdf");
        assertSound(third, SignatureLevel.B_LTA, SignatureLevel.B_LTA, SignatureLevel.B_LTA);
        Path certified =
                sign(
                        source,
                        rsa,
                        request(rsa, SignatureLevel.B_T)
                                .withCertification(Certification.FORMS_AND_SIGNATURES),
                        "certified.pdf");
        assertSound(certified, SignatureLevel.B_T);
        assertSound(
                sign(certified, ec, request(ec, SignatureLevel.B_T), "certified-and-signed.pdf"),
                SignatureLevel.B_T,
                SignatureLevel.B_T);
    }

    /** Responders prepare their answers for hours; the second signature then finds nothing new. */
    @Test
    void severalSignaturesWithOnePreparedAnswer() throws Exception {
        SigningToken rsa = token(TestPki.rsa(2048));
        services.preparedAt = Instant.now();
        try {
            Path first = sign(source, rsa, request(rsa, SignatureLevel.B_LT), "prepared-1.pdf");
            Path second = sign(first, rsa, request(rsa, SignatureLevel.B_LT), "prepared-2.pdf");
            assertSound(second, SignatureLevel.B_LT, SignatureLevel.B_LT);
            Path third = sign(second, rsa, request(rsa, SignatureLevel.B_LTA), "prepared-3.pdf");
            assertSound(third, SignatureLevel.B_LTA, SignatureLevel.B_LTA, SignatureLevel.B_LTA);
        } finally {
            services.preparedAt = null;
        }
    }

    private static SignatureRequest request(SigningToken token, SignatureLevel level)
            throws TokenException {
        return SignatureRequest.of(token.certificate(), level);
    }

    // ---- PDF/A

    @Test
    void pdfAStaysPdfA() throws Exception {
        SigningToken token = token(TestPki.rsa(2048));
        Path archive = produced.file("pdfa-source.pdf");
        writePdfA(archive);
        Path invisible =
                sign(archive, token, request(token, SignatureLevel.B_LTA), "pdfa-invisible.pdf");
        assertSound(invisible, SignatureLevel.B_LTA);
        Path stamped =
                sign(
                        archive,
                        token,
                        request(token, SignatureLevel.B_LT)
                                .withAppearance(
                                        OfficeStamps.copy("SAO Y", "Đảng ủy Khối", Instant.now())),
                        "pdfa-stamped.pdf");
        assertSound(stamped, SignatureLevel.B_LT);
    }

    private static void writePdfA(Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font font = AppearanceDrawing.font(document);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, 14);
                content.newLineAtOffset(72, 700);
                content.showText("Báo cáo quý III năm 2026");
                content.endText();
            }
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata(
                    """
                    <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                    <x:xmpmeta xmlns:x="adobe:ns:meta/">
                    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                    <rdf:Description rdf:about=""
                     xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
                    <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
                    </rdf:Description></rdf:RDF></x:xmpmeta>
                    <?xpacket end="w"?>
                    """
                            .getBytes(StandardCharsets.UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
            PDOutputIntent intent =
                    new PDOutputIntent(
                            document,
                            new ByteArrayInputStream(
                                    ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
            intent.setInfo("sRGB IEC61966-2.1");
            intent.setOutputCondition("sRGB IEC61966-2.1");
            intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
            intent.setRegistryName("http://www.color.org");
            document.getDocumentCatalog().addOutputIntent(intent);
            document.save(file.toFile());
        }
    }
}
