package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * R45: files of every make that a signature has to work on, and those that are refused. Those signed
 * are left for the judge.
 */
class InputsTest {

    private static final String PIN = "1357";
    private static final SignatureLevel LEVEL = SignatureLevel.B_LTA;
    @TempDir static Path folder;
    private static TestPki pki;
    private static TestServices services;
    private static SigningToken token;
    private static Produced produced;

    @BeforeAll
    static void makeToken() throws Exception {
        pki = new TestPki();
        services = new TestServices(pki);
        produced = new Produced("inputs", pki);
        TestPki.Identity identity =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Đảng ủy Khối").ocsp(services.url("/ocsp").toString()));
        TestPki.writePkcs12(folder.resolve("seal.p12"), identity, PIN);
        token = new Pkcs12Token("seal", folder.resolve("seal.p12"), identity.signing());
    }

    @AfterAll
    static void stop() throws IOException {
        services.close();
        produced.close();
    }

    private static TrustAnchors anchors() {
        return TrustAnchors.of(List.of(pki.issuer.certificate(), pki.root.certificate()));
    }

    private static PadesSigner signer() {
        return new PadesSigner(
                Clock.systemUTC(), services.timestamps(), anchors(), Revocation.required());
    }

    private static Path sign(Path source, SignatureRequest request) throws Exception {
        Path target = Files.createTempFile(folder, "signed", ".pdf");
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            signer().sign(source, request, token, pin, target);
        }
        return target;
    }

    private static SignatureRequest visible() throws TokenException {
        return SignatureRequest.of(token.certificate(), LEVEL)
                .withReason("Phê duyệt")
                .withAppearance(
                        Appearance.ofText(
                                Placement.topRight(), TextBlock.black(List.of("Số: 12-CV/ĐUK"))));
    }

    private static void assertSignedTwice(String name, Path source) throws Exception {
        assertSignedAgain(name, sign(source, visible()));
    }

    private static void assertSignedAgain(String name, Path once) throws Exception {
        Path twice = sign(once, SignatureRequest.of(token.certificate(), LEVEL));
        assertSound(twice, 2);
        produced.copied(twice, name + ".pdf", LEVEL, LEVEL);
    }

    private static void assertSound(Path file, int signatures) throws Exception {
        VerificationReport report =
                new PadesVerifier(anchors(), Revocation.required(), Clock.systemUTC()).verify(file);
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        List<SignatureReport> made =
                report.signatures().stream()
                        .filter(s -> s.kind() == SignatureReport.Kind.SIGNATURE)
                        .toList();
        assertThat(made).hasSize(signatures);
        assertThat(made).allMatch(signature -> signature.level() == LEVEL);
        Judges.qpdfFindsNothing(file);
        Judges.pdfsigFindsValid(file, signatures);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getSignatureDictionaries()).hasSize(report.signatures().size());
            assertThat(document.getSignatureDictionaries().get(0).getReason())
                    .isIn("Phê duyệt", null);
        }
    }

    // ---- encrypted

    private static Path encrypted(int bits, boolean aes, boolean objectStreams, boolean mayModify)
            throws IOException {
        Path source = TestPdf.plain(Files.createTempFile(folder, "source", ".pdf"), 2);
        Path target = Files.createTempFile(folder, "encrypted", ".pdf");
        AccessPermission permission = new AccessPermission();
        permission.setCanModify(mayModify);
        permission.setCanModifyAnnotations(mayModify);
        permission.setCanFillInForm(mayModify);
        permission.setCanExtractContent(false);
        StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "", permission);
        policy.setEncryptionKeyLength(bits);
        policy.setPreferAES(aes);
        try (PDDocument document = Loader.loadPDF(source.toFile())) {
            document.protect(policy);
            document.save(
                    target.toFile(),
                    objectStreams
                            ? CompressParameters.DEFAULT_COMPRESSION
                            : CompressParameters.NO_COMPRESSION);
        }
        return target;
    }

    @TestFactory
    Stream<DynamicTest> signsEncryptedFilesThatPermitIt() {
        List<DynamicTest> tests = new ArrayList<>();
        for (boolean streams : new boolean[] {false, true}) {
            String where = streams ? "-object-streams" : "";
            tests.add(encryptedTest("RC4-40" + where, 40, false, streams));
            tests.add(encryptedTest("RC4-128" + where, 128, false, streams));
            tests.add(encryptedTest("AES-128" + where, 128, true, streams));
            tests.add(encryptedTest("AES-256" + where, 256, true, streams));
        }
        return tests.stream();
    }

    private static DynamicTest encryptedTest(
            String name, int bits, boolean aes, boolean objectStreams) {
        return DynamicTest.dynamicTest(
                name, () -> assertSignedTwice(name, encrypted(bits, aes, objectStreams, true)));
    }

    @Test
    void refusesEncryptedFilesThatDoNotPermitIt() throws Exception {
        Path source = encrypted(128, true, false, false);
        assertRefused(source, UnsignableDocumentException.Reason.NOT_PERMITTED);
    }

    @Test
    void refusesFilesThatWantAPassword() throws Exception {
        Path source = TestPdf.plain(folder.resolve("open.pdf"), 1);
        Path locked = folder.resolve("locked.pdf");
        try (PDDocument document = Loader.loadPDF(source.toFile())) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(locked.toFile());
        }
        assertRefused(locked, UnsignableDocumentException.Reason.ENCRYPTED);
        assertThat(new PdfInspector().inspect(locked).acceptable()).isFalse();
    }

    private static void assertRefused(Path source, UnsignableDocumentException.Reason reason) {
        assertThatThrownBy(() -> sign(source, visible()))
                .isInstanceOfSatisfying(
                        UnsignableDocumentException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    // ---- cross-references

    @Test
    void signsObjectStreams() throws Exception {
        assertSignedTwice("object-streams", TestPdf.compressed(folder.resolve("streams.pdf"), 3));
    }

    /** The page tree is known to new readers only, through /XRefStm. */
    @Test
    void signsHybridCrossReferences() throws Exception {
        Path file = folder.resolve("hybrid.pdf");
        Files.write(file, hybrid());
        assertSignedTwice("hybrid", file);
    }

    private static byte[] hybrid() {
        StringBuilder text = new StringBuilder("%PDF-1.5\n");
        int[] places = new int[5];
        String[] bodies = {
            "",
            "<</Type /Catalog /Pages 2 0 R>>",
            "",
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
            RawPdf.stream("", "0 0 100 100 re f")
        };
        for (int number : new int[] {1, 3, 4}) {
            places[number] = text.length();
            text.append(number).append(" 0 obj\n").append(bodies[number]).append("\nendobj\n");
        }
        int container = text.length();
        String inside = "2 0 <</Type /Pages /Kids [3 0 R] /Count 1>>";
        text.append("5 0 obj\n")
                .append(RawPdf.stream("/Type /ObjStm /N 1 /First 4", inside))
                .append("\nendobj\n");
        int stream = text.length();
        text.append("6 0 obj\n")
                .append(
                        RawPdf.stream(
                                "/Type /XRef /Size 7 /W [1 4 1] /Index [2 1 5 2]",
                                "\2\0\0\0\5\0"
                                        + Forgery.streamRow(container)
                                        + Forgery.streamRow(stream)))
                .append("\nendobj\n");
        int table = text.length();
        text.append("xref\n0 1\n0000000000 65535 f \n")
                .append(Forgery.row(1, places[1]))
                .append(Forgery.row(3, places[3]))
                .append(Forgery.row(4, places[4]))
                .append("trailer\n<</Size 7 /Root 1 0 R /XRefStm ")
                .append(stream)
                .append(">>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void signsLinearisedFiles() throws Exception {
        Path source = TestPdf.plain(folder.resolve("to-linearise.pdf"), 3);
        Path linear = folder.resolve("linear.pdf");
        boolean made = Judges.made("qpdf", "--linearize", source.toString(), linear.toString());
        assumeTrue(made, "qpdf makes the linearised file");
        assertThat(Files.readString(linear, StandardCharsets.ISO_8859_1)).contains("/Linearized");
        assertSignedTwice("linearised", linear);
    }

    @Test
    void refusesDamagedCrossReferences() throws Exception {
        Path damaged = folder.resolve("damaged.pdf");
        byte[] file = RawPdf.order().bytes();
        Files.write(damaged, Forgery.replace(file, "0000000", "0000009"));
        assertRefused(damaged, UnsignableDocumentException.Reason.DAMAGED);
    }

    // ---- forms

    private static RawPdf form(String more) {
        return RawPdf.order()
                .with(
                        1,
                        "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [9 0 R 11 0 R] "
                                + more
                                + ">>>>")
                .with(3, RawPdf.page("/Contents 5 0 R /Annots [9 0 R 11 0 R]"))
                .with(
                        9,
                        "<</Type /Annot /Subtype /Widget /FT /Tx /T (sum) /V (one hundred) /P 3 0 R"
                                + " /Rect [20 80 300 140] /F 4 /AP <</N 10 0 R>>>>")
                .withForm(10, "Pay: one hundred dong")
                .with(
                        11,
                        "<</Type /Annot /Subtype /Widget /FT /Sig /T (approval) /F 4 /P 3 0 R"
                                + " /Rect [150 10 290 60]>>");
    }

    @Test
    void signsFormsInTheirEmptyFieldAndBesideIt() throws Exception {
        Path source = folder.resolve("form.pdf");
        Files.write(source, form("").bytes());
        Path once = sign(source, visible().withField("approval"));
        assertSignedAgain("form", once);
    }

    @Test
    void repeatsTheLockOfAFieldAndKeepsToIt() throws Exception {
        Path source = folder.resolve("lock.pdf");
        Files.write(
                source,
                form("").with(
                                11,
                                "<</Type /Annot /Subtype /Widget /FT /Sig /T (approval) /F 4"
                                        + " /P 3 0 R /Rect [150 10 290 60]"
                                        + " /Lock <</Type /SigFieldLock /Action /All>>>>")
                        .bytes());
        Path signed = sign(source, visible().withField("approval"));
        assertSound(signed, 1);
        try (PDDocument document = Loader.loadPDF(signed.toFile())) {
            assertThat(
                            document.getSignatureDictionaries()
                                    .get(0)
                                    .getCOSObject()
                                    .getItem("Reference"))
                    .asString()
                    .contains("FieldMDP");
        }
        assertRefused(signed, UnsignableDocumentException.Reason.FIELD_LOCKED);
    }

    /** What an XFA form shows stands in no page, so nobody could say what was signed. */
    @Test
    void refusesXfaForms() throws Exception {
        Path source = folder.resolve("xfa.pdf");
        Files.write(source, form("/XFA (<xdp/>)").bytes());
        assertRefused(source, UnsignableDocumentException.Reason.XFA);
    }
}
