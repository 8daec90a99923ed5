package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * R44: attacks on files of our own, each with the verdict it must get, beside clean twins that must
 * pass. R42 is among them.
 */
class AttackTest {

    private static final String PIN = "424242";
    @TempDir static Path folder;
    private static TestPki pki;
    private static TestPki.Identity signer;
    private static Path plain;
    private static byte[] signed;
    private static byte[] signedCompressed;
    private static byte[] certified;
    private static ByteRange range;

    /** Changes a signed file. */
    private interface Attack {
        byte[] on(byte[] file) throws Exception;
    }

    /** Adds a revision. */
    private interface Revision {
        void fill(PdfFile file, IncrementalUpdate update) throws Exception;
    }

    @BeforeAll
    static void signTwins() throws Exception {
        pki = new TestPki();
        signer = pki.signer("Người Ký");
        plain = TestPdf.plain(folder.resolve("plain.pdf"), 2);
        Path compressed = TestPdf.compressed(folder.resolve("compressed.pdf"), 2);
        signed = Files.readAllBytes(sign(plain, signer, null, null));
        signedCompressed = Files.readAllBytes(sign(compressed, signer, null, null));
        certified = Files.readAllBytes(sign(plain, signer, null, Certification.ANNOTATIONS));
        range = verify(signed).signatures().get(0).byteRange();
    }

    private static Path sign(
            Path source,
            TestPki.Identity identity,
            Appearance appearance,
            Certification certification)
            throws Exception {
        Path keys = Files.createTempFile(folder, "keys", ".p12");
        TestPki.writePkcs12(keys, identity, PIN);
        Path target = Files.createTempFile(folder, "signed", ".pdf");
        SigningToken token = new Pkcs12Token("t", keys, identity.signing());
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            new PadesSigner(Clock.systemUTC())
                    .sign(
                            source,
                            SignatureRequest.of(identity.signing(), SignatureLevel.B_B)
                                    .withAppearance(appearance)
                                    .withCertification(certification),
                            token,
                            pin,
                            target);
        }
        return target;
    }

    private static VerificationReport verify(byte[] file) throws IOException {
        Path path = Files.createTempFile(folder, "judged", ".pdf");
        Files.write(path, file);
        return new PadesVerifier(pki.anchors(), Revocation.notChecked(), Clock.systemUTC())
                .verify(path);
    }

    // ---- tools of the attacker

    private static byte[] replace(byte[] file, String from, String to) {
        assertThat(to).hasSameSizeAs(from);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf(from);
        assertThat(at).as(from).isGreaterThan(0);
        return (text.substring(0, at) + to + text.substring(at + from.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaceRange(byte[] file, String numbers) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf("/ByteRange [") + "/ByteRange ".length();
        int end = text.indexOf(']', at) + 1;
        String padded = numbers + " ".repeat(end - at - numbers.length());
        return replace(file, text.substring(at, end), padded);
    }

    private static byte[] appended(byte[] file, Revision revision) throws Exception {
        PdfFile pdf = PdfFile.open(PdfBytes.of(file));
        IncrementalUpdate update = new IncrementalUpdate(pdf);
        revision.fill(pdf, update);
        return concat(file, update.bytes());
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static PdfObject.Dict dict(Object... pairs) {
        Map<String, PdfObject> entries = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entries.put((String) pairs[i], (PdfObject) pairs[i + 1]);
        }
        return new PdfObject.Dict(entries);
    }

    private static PdfObject name(String value) {
        return new PdfObject.Name(value);
    }

    private static PdfObject.Ref root(PdfFile file) {
        return (PdfObject.Ref) file.trailer().get("Root");
    }

    private static PageTree.Page page(PdfFile file) throws Exception {
        return PageTree.pages(file).get(0);
    }

    private static Revision catalog(String key, PdfObject value) {
        return (file, update) -> update.put(root(file), file.catalog().with(key, value));
    }

    private static Revision pageEntry(String key, PdfObject value) {
        return (file, update) -> update.put(page(file).ref(), page(file).dict().with(key, value));
    }

    private static PdfObject.Ref cover(IncrementalUpdate update) {
        return update.addStream(
                dict(
                        "Type", name("XObject"),
                        "Subtype", name("Form"),
                        "BBox", Preparation.rectangle(0, 0, 500, 100)),
                latin("1 1 1 rg 0 0 500 100 re f 0 0 0 rg 10 10 50 50 re f"));
    }

    private static final PdfObject SCRIPT =
            dict("S", name("JavaScript"), "JS", PdfObject.Text.of("app.alert(1)"));

    private static void overlay(PdfFile file, IncrementalUpdate update, PdfObject.Dict extra)
            throws Exception {
        PdfObject.Dict annotation =
                dict(
                        "Type", name("Annot"),
                        "Rect", Preparation.rectangle(60, 700, 500, 100),
                        "F", PdfObject.Num.of(4),
                        "AP", dict("N", cover(update)));
        for (Map.Entry<String, PdfObject> entry : extra.entries().entrySet()) {
            annotation = annotation.with(entry.getKey(), entry.getValue());
        }
        PdfObject.Ref ref = update.add(annotation);
        PageTree.Page page = page(file);
        PdfObject.Array all = new PdfObject.Array(file.array(page.dict().get("Annots"))).plus(ref);
        update.put(page.ref(), page.dict().with("Annots", all));
        if (extra.has("FT")) {
            PdfObject.Dict form = file.dict(file.catalog().get("AcroForm"));
            PdfObject.Array fields = new PdfObject.Array(file.array(form.get("Fields"))).plus(ref);
            update.put(root(file), file.catalog().with("AcroForm", form.with("Fields", fields)));
        }
    }

    private static Map<String, Attack> attacks() {
        Map<String, Attack> attacks = new LinkedHashMap<>();
        attacks.put("USF: no ByteRange", f -> replace(f, "/ByteRange ", "/ByteRangX "));
        attacks.put("USF: ByteRange of nulls", f -> replaceRange(f, "[null null null null]"));
        attacks.put("USF: ByteRange of zeros", f -> replaceRange(f, "[0 0 0 0]"));
        attacks.put("USF: negative ByteRange", f -> replaceRange(f, "[0 -10 20 30]"));
        attacks.put("USF: empty ByteRange", f -> replaceRange(f, "[]"));
        attacks.put("USF: no Contents", f -> replace(f, "/Contents <", "/Contentx <"));
        attacks.put("USF: Contents is null", f -> hollow(f, "null"));
        attacks.put("USF: Contents is empty", f -> hollow(f, "<>"));
        attacks.put("USF: Contents is zero", f -> hollow(f, "<00>"));
        attacks.put("ByteRange leaves out the beginning", f -> replaceRange(f, shifted(100, 0)));
        attacks.put("ByteRange with a larger hole", f -> replaceRange(f, shifted(0, 20)));
        attacks.put("ByteRange of three parts", f -> replaceRange(f, "[0 10 20 30 40 50]"));
        attacks.put("SWA: objects in the hole", AttackTest::wrapped);
        attacks.put("truncated", f -> Arrays.copyOf(f, f.length - 30));
        attacks.put("ISA: page content replaced", revision(AttackTest::newContent));
        attacks.put("ISA: page added", revision(AttackTest::newPage));
        attacks.put("ISA: no cross-references", f -> concat(f, latin("\n4 0 obj\n<<>>\nendobj\n")));
        attacks.put("ISA: objects beside the cross-references", AttackTest::besideTheTable);
        attacks.put("ISA: page turned", revision(pageEntry("Rotate", PdfObject.Num.of(180))));
        attacks.put(
                "ISA: page cropped",
                revision(pageEntry("CropBox", Preparation.rectangle(0, 0, 10, 10))));
        attacks.put("overlay annotation", revision((f, u) -> overlay(f, u, stamp())));
        attacks.put("OpenAction", revision(catalog("OpenAction", SCRIPT)));
        attacks.put("action of a page", revision(pageEntry("AA", dict("O", SCRIPT))));
        attacks.put(
                "script in the name tree", revision(catalog("Names", dict("JavaScript", SCRIPT))));
        attacks.put("layers", revision(catalog("OCProperties", dict("D", dict()))));
        attacks.put("font swapped", revision(AttackTest::fontSwapped));
        attacks.put(
                "resources replaced",
                revision(pageEntry("Resources", dict("Font", dict("F1", SCRIPT)))));
        attacks.put("other catalog", AttackTest::otherCatalog);
        attacks.put("shadow hide: pages exchanged", revision(AttackTest::pagesExchanged));
        attacks.put("shadow replace: entry points elsewhere", AttackTest::entryMoved);
        attacks.put("object freed", AttackTest::freed);
        attacks.put("hybrid cross-references", AttackTest::hybrid);
        attacks.put("text field over content", revision((f, u) -> overlay(f, u, textField())));
        attacks.put(
                "SSA: empty signature field over content",
                revision((f, u) -> overlay(f, u, emptySignature())));
        attacks.put(
                "SSA: forged signature over content",
                revision((f, u) -> overlay(f, u, forgedSignature(u))));
        attacks.put("signature taken out of its field", revision(AttackTest::unsigned));
        attacks.put("appearance of the signature changed", revision(AttackTest::appearance));
        attacks.put("form removed", revision(catalog("AcroForm", PdfObject.NULL)));
        attacks.put("stranger signs over the page", AttackTest::strangerSigns);
        attacks.put("CMS without signer (R42)", f -> withSigners(f, 0));
        attacks.put("CMS with two signers (R42)", f -> withSigners(f, 2));
        return attacks;
    }

    private static Attack revision(Revision revision) {
        return file -> appended(file, revision);
    }

    private static PdfObject.Dict stamp() {
        return dict("Subtype", name("Stamp"));
    }

    private static PdfObject.Dict textField() {
        return dict(
                "Subtype", name("Widget"),
                "FT", name("Tx"),
                "T", PdfObject.Text.of("note"),
                "V", PdfObject.Text.of("other text"));
    }

    private static PdfObject.Dict emptySignature() {
        return dict("Subtype", name("Widget"), "FT", name("Sig"), "T", PdfObject.Text.of("later"));
    }

    private static PdfObject.Dict forgedSignature(IncrementalUpdate update) {
        PdfObject.Ref forged =
                update.add(
                        dict(
                                "Type", name("Sig"),
                                "Filter", name("Adobe.PPKLite"),
                                "SubFilter", name("ETSI.CAdES.detached")));
        return emptySignature().with("V", forged);
    }

    private static byte[] hollow(byte[] file, String contents) {
        byte[] changed = file.clone();
        Arrays.fill(changed, (int) range.length1(), (int) range.start2(), (byte) ' ');
        byte[] text = latin(contents);
        System.arraycopy(text, 0, changed, (int) range.length1(), text.length);
        return changed;
    }

    private static String shifted(int start, int wider) {
        return "["
                + start
                + " "
                + (range.length1() - start - wider)
                + " "
                + range.start2()
                + " "
                + range.length2()
                + "]";
    }

    private static byte[] wrapped(byte[] file) {
        byte[] changed = file.clone();
        byte[] injected = latin(">/Injected (text that nobody signed)/Rest <");
        System.arraycopy(
                injected, 0, changed, (int) range.start2() - injected.length - 40, injected.length);
        return changed;
    }

    private static void newContent(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Ref content = (PdfObject.Ref) page(file).dict().get("Contents");
        update.putStream(content, dict(), latin("0 0 300 300 re f"));
    }

    private static void newPage(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Ref pages = (PdfObject.Ref) file.catalog().get("Pages");
        PdfObject.Ref page =
                update.add(
                        dict(
                                "Type", name("Page"),
                                "Parent", pages,
                                "MediaBox", Preparation.rectangle(0, 0, 300, 300)));
        PdfObject.Dict tree = file.dict(pages);
        update.put(
                pages,
                tree.with("Kids", new PdfObject.Array(file.array(tree.get("Kids"))).plus(page))
                        .with("Count", PdfObject.Num.of(3)));
    }

    // a sound revision that changes nothing, with an object hidden between it and its table
    private static byte[] besideTheTable(byte[] file) throws Exception {
        byte[] good = appended(file, (f, u) -> u.add(dict("A", PdfObject.Num.of(1))));
        byte[] tail = Arrays.copyOfRange(good, file.length, good.length);
        String text = new String(tail, StandardCharsets.ISO_8859_1);
        int table = text.indexOf("xref\n");
        long offset = file.length + (long) table;
        String hidden = "4 0 obj\n<</Type /Page>>\nendobj\n";
        String moved =
                text.substring(0, table)
                        + hidden
                        + text.substring(table)
                                .replace(
                                        "startxref\n" + offset,
                                        "startxref\n" + (offset + hidden.length()));
        return concat(file, latin(moved));
    }

    private static void fontSwapped(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Dict resources = file.dict(page(file).dict().get("Resources"));
        PdfObject.Dict fonts = file.dict(resources.get("Font"));
        PdfObject font = fonts.entries().values().iterator().next();
        update.put((PdfObject.Ref) font, file.dict(font).with("BaseFont", name("ZapfDingbats")));
    }

    private static byte[] otherCatalog(byte[] file) throws Exception {
        byte[] changed =
                appended(
                        file,
                        (f, u) -> {
                            PdfObject.Ref other = u.add(f.catalog().with("OpenAction", SCRIPT));
                            assertThat(other.number()).isLessThan(100);
                        });
        String text = new String(changed, StandardCharsets.ISO_8859_1);
        PdfFile pdf = PdfFile.open(PdfBytes.of(changed));
        int number = pdf.freeNumber() - 1;
        int at = text.lastIndexOf("/Root ");
        int end = text.indexOf(" 0 R", at);
        String root = text.substring(at, end);
        return latin(
                text.substring(0, at) + "/Root " + number + text.substring(at + root.length()));
    }

    private static void pagesExchanged(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Ref pages = (PdfObject.Ref) file.catalog().get("Pages");
        PdfObject.Dict tree = file.dict(pages);
        List<PdfObject> kids = new ArrayList<>(file.array(tree.get("Kids")));
        PdfObject.Ref others =
                update.add(tree.with("Kids", PdfObject.Array.of(kids.get(1), kids.get(0))));
        update.put(root(file), file.catalog().with("Pages", others));
    }

    // only cross-references are appended: one object is another one now
    private static byte[] entryMoved(byte[] file) throws Exception {
        PdfFile pdf = PdfFile.open(PdfBytes.of(file));
        List<PdfObject> kids = pdf.array(pdf.dict(pdf.catalog().get("Pages")).get("Kids"));
        int first = ((PdfObject.Ref) pdf.dict(kids.get(0)).get("Contents")).number();
        int second = ((PdfObject.Ref) pdf.dict(kids.get(1)).get("Contents")).number();
        // a second definition of the first content, prepared before the signature, would be better
        // hidden; a differing object number is the least an attacker can do
        long place = pdf.entries().get(second).place();
        return table(file, pdf, String.format("%d 1\n%010d 00000 n \n", first, place));
    }

    private static byte[] freed(byte[] file) throws Exception {
        PdfFile pdf = PdfFile.open(PdfBytes.of(file));
        int content = ((PdfObject.Ref) page(pdf).dict().get("Contents")).number();
        return table(file, pdf, content + " 1\n0000000000 00001 f \n");
    }

    private static byte[] table(byte[] file, PdfFile pdf, String rows) {
        String text =
                "xref\n"
                        + rows
                        + "trailer\n<</Size "
                        + pdf.freeNumber()
                        + " /Root "
                        + root(pdf).number()
                        + " 0 R /Prev "
                        + pdf.sections().get(0).offset()
                        + ">>\nstartxref\n"
                        + file.length
                        + "\n%%EOF\n";
        return concat(file, latin(text));
    }

    private static byte[] hybrid(byte[] file) throws Exception {
        PdfFile pdf = PdfFile.open(PdfBytes.of(file));
        PdfObject.Ref content = (PdfObject.Ref) page(pdf).dict().get("Contents");
        int number = pdf.freeNumber();
        StringBuilder text = new StringBuilder();
        long contentAt = file.length;
        text.append(content.number()).append(" 0 obj\n<</Length 16>>\nstream\n");
        text.append("0 0 300 300 re f\nendstream\nendobj\n");
        long streamAt = file.length + (long) text.length();
        text.append(number)
                .append(" 0 obj\n<</Type /XRef /Size ")
                .append(number + 1)
                .append(" /W [1 4 1] /Index [")
                .append(content.number())
                .append(" 1] /Filter /ASCIIHexDecode /Length 13>>\nstream\n")
                .append(String.format("01%08x00>", contentAt))
                .append("\nendstream\nendobj\n");
        long tableAt = file.length + (long) text.length();
        text.append("xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size ")
                .append(number + 1)
                .append(" /Root ")
                .append(root(pdf).number())
                .append(" 0 R /Prev ")
                .append(pdf.sections().get(0).offset())
                .append(" /XRefStm ")
                .append(streamAt)
                .append(">>\nstartxref\n")
                .append(tableAt)
                .append("\n%%EOF\n");
        return concat(file, latin(text.toString()));
    }

    private static void unsigned(PdfFile file, IncrementalUpdate update) throws Exception {
        FormField field = FormField.signatures(file).get(0);
        update.put(field.ref(), field.dict().without("V"));
    }

    private static void appearance(PdfFile file, IncrementalUpdate update) throws Exception {
        FormField field = FormField.signatures(file).get(0);
        update.put(
                field.ref(),
                field.dict()
                        .with("Rect", Preparation.rectangle(60, 700, 500, 100))
                        .with("AP", dict("N", cover(update))));
    }

    private static byte[] strangerSigns(byte[] file) throws Exception {
        Path source = Files.createTempFile(folder, "stranger", ".pdf");
        Files.write(source, file);
        return Files.readAllBytes(
                sign(
                        source,
                        new TestPki().signer("Kẻ Lạ"),
                        Appearance.ofText(
                                new Placement(1, 20, 20, 170, 200),
                                TextBlock.black(List.of("other text"))),
                        null));
    }

    private static byte[] withSigners(byte[] file, int wanted) throws Exception {
        String hex =
                new String(file, StandardCharsets.ISO_8859_1)
                        .substring((int) range.length1() + 1, (int) range.start2() - 1);
        byte[] cms = EmbeddedSignature.unpadded(java.util.HexFormat.of().parseHex(hex));
        SignedData data = SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
        ASN1EncodableVector signers = new ASN1EncodableVector();
        for (int i = 0; i < wanted; i++) {
            signers.add(data.getSignerInfos().getObjectAt(0));
        }
        byte[] changed =
                new ContentInfo(
                                CMSObjectIdentifiers.signedData,
                                new SignedData(
                                        data.getDigestAlgorithms(),
                                        data.getEncapContentInfo(),
                                        data.getCertificates(),
                                        null,
                                        new DERSet(signers)))
                        .getEncoded("DER");
        String place = java.util.HexFormat.of().formatHex(changed);
        byte[] result = file.clone();
        Arrays.fill(result, (int) range.length1() + 1, (int) range.start2() - 1, (byte) '0');
        byte[] text = latin(place);
        System.arraycopy(text, 0, result, (int) range.length1() + 1, text.length);
        return result;
    }

    @TestFactory
    Stream<DynamicTest> noAttackPasses() {
        return attacks().entrySet().stream()
                .map(
                        attack ->
                                DynamicTest.dynamicTest(
                                        attack.getKey(),
                                        () -> {
                                            VerificationReport report =
                                                    verify(attack.getValue().on(signed));
                                            assertThat(report.indication())
                                                    .as(report.toString())
                                                    .isNotEqualTo(Indication.TOTAL_PASSED);
                                            assertThat(report.retryable()).isFalse();
                                        }));
    }

    /** The revisions of the attacks again, over object streams and over a certification. */
    @TestFactory
    Stream<DynamicTest> noRevisionPassesOnOtherFiles() {
        List<String> names =
                List.of(
                        "ISA: page content replaced",
                        "ISA: page added",
                        "overlay annotation",
                        "OpenAction",
                        "font swapped",
                        "resources replaced",
                        "shadow hide: pages exchanged",
                        "text field over content",
                        "SSA: empty signature field over content",
                        "SSA: forged signature over content",
                        "signature taken out of its field");
        return names.stream()
                .flatMap(
                        name ->
                                Stream.of(
                                        attacked(name, "object streams", signedCompressed),
                                        attacked(name, "certification", certified)));
    }

    private static DynamicTest attacked(String name, String kind, byte[] file) {
        return DynamicTest.dynamicTest(
                name + " on " + kind,
                () -> {
                    VerificationReport report = verify(attacks().get(name).on(file));
                    assertThat(report.indication())
                            .as(report.toString())
                            .isNotEqualTo(Indication.TOTAL_PASSED);
                });
    }

    @Test
    void cleanTwinsPass() throws Exception {
        for (byte[] twin : List.of(signed, signedCompressed, certified)) {
            assertPasses(twin, ChangeGrade.NONE);
        }
    }

    @Test
    void harmlessChangesPassAndAreNamed() throws Exception {
        assertPasses(
                appended(
                        signed,
                        (f, u) ->
                                u.put(
                                        (PdfObject.Ref) f.trailer().get("Info"),
                                        dict("ModDate", PdfObject.Text.of("D:20261122")))),
                ChangeGrade.INFORMATION);
        assertPasses(concat(signed, latin("\r\n")), ChangeGrade.NONE);
        assertPasses(
                appended(signed, (f, u) -> u.add(dict("A", PdfObject.Num.of(1)))),
                ChangeGrade.NONE);
    }

    private static void assertPasses(byte[] file, ChangeGrade changes) throws Exception {
        VerificationReport report = verify(file);
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures().get(0).changesAfter()).isEqualTo(changes);
    }
}
