package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** R44: the bytes between the two signed parts of a file. */
class SignatureHolesTest {

    private static final int ROOM = 8_000;
    private static final int WIDTH = 100;
    private static final String SIGNATURE =
            "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached"
                    + " /ByteRange [0 1111111111 2222222222 3333333333] /Contents <"
                    + "0".repeat(2 * ROOM)
                    + ">>>";
    @TempDir static Path folder;
    private static Twins twins;
    private static byte[] plain;
    private static ByteRange range;

    @BeforeAll
    static void sign() throws Exception {
        twins = new Twins(folder);
        plain = twins.plain;
        range = twins.verify(plain).signatures().get(0).byteRange();
    }

    private static byte[] padded(byte[] file, int from, byte... digits) {
        byte[] changed = file.clone();
        System.arraycopy(digits, 0, changed, from, digits.length);
        return changed;
    }

    private static byte[] digits(int length) {
        byte[] digits = new byte[length];
        Arrays.fill(digits, (byte) 'f');
        return digits;
    }

    // ---- padding

    /** Programs leave garbage there; nothing reads it, so it is told and changes no verdict. */
    @Test
    void tellsWhatStandsBehindTheSignature() throws Exception {
        int padding = padding(plain);
        int end = (int) range.start2() - 1;
        VerificationReport report = twins.verify(padded(plain, end - 100, digits(100)));
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures().get(0).findings())
                .contains(
                        Finding.suspicious(
                                FindingCode.CONTENTS_PADDING_NOT_ZERO,
                                "50 of " + padding + " bytes"));
        assertThat(twins.verify(plain).signatures().get(0).findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.CONTENTS_PADDING_NOT_ZERO);
    }

    /** The first object is judged, whatever follows. */
    @Test
    void judgesNoSecondSignatureBehindTheFirst() throws Exception {
        TestPki.Identity stranger = new TestPki().signer("Kẻ Lạ");
        String signed = withSignature(RawPdf.order().with(11, SIGNATURE));
        String other = HexFormat.of().formatHex(cms(stranger, new byte[] {1}));
        int from = signed.lastIndexOf("0>>>\nendobj") - other.length() - 100;
        byte[] before = signed.getBytes(latin());
        assertThat(twins.verify(before).indication()).isEqualTo(Indication.TOTAL_PASSED);
        VerificationReport report = twins.verify(padded(before, from, other.getBytes(latin())));
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures()).hasSize(1);
        assertThat(report.signatures().get(0).signerName()).isEqualTo("Người Ký");
        assertThat(report.signatures().get(0).findings())
                .extracting(Finding::code)
                .contains(FindingCode.CONTENTS_PADDING_NOT_ZERO);
    }

    private static int padding(byte[] file) {
        byte[] contents =
                HexFormat.of()
                        .parseHex(
                                new String(
                                        file,
                                        (int) range.length1() + 1,
                                        (int) (range.start2() - range.length1() - 2),
                                        latin()));
        int length = 4 + (((contents[2] & 0xFF) << 8) | (contents[3] & 0xFF));
        return contents.length - length;
    }

    private static Charset latin() {
        return StandardCharsets.ISO_8859_1;
    }

    // ---- something else in the hole

    /**
     * The signer prepares an image whose pixels are the digits of Contents, and fills in what it
     * shows when everybody else has looked at it.
     */
    @Test
    void noImageRunsThroughTheHole() throws Exception {
        String signed = withImageThroughTheHole();
        int hole = signed.indexOf("/Contents <") + "/Contents <".length();
        byte[] before = signed.getBytes(latin());
        byte[] after = padded(before, hole + 2 * ROOM - 8_000, digits(8_000));
        assertThat(ReaderView.of(after).looksLike(ReaderView.of(before))).isFalse();
        for (byte[] file : List.of(before, after)) {
            VerificationReport report = twins.verify(file);
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
            SignatureReport signature = report.signatures().get(0);
            assertThat(signature.subIndication()).isEqualTo(SubIndication.FORMAT_FAILURE);
            // the digest is right: nothing but the image is wrong with it
            assertThat(signature.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.CONTENTS_NOT_IN_HOLE)
                    .doesNotContain(FindingCode.DIGEST_MISMATCH, FindingCode.SIGNATURE_VALUE_WRONG);
        }
    }

    private static String withImageThroughTheHole() throws Exception {
        String inner = "11 0 obj\n" + SIGNATURE + "\nendobj\n";
        String data = inner + " ".repeat(WIDTH - inner.length() % WIDTH);
        return withSignature(
                RawPdf.order()
                        .with(
                                3,
                                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200]"
                                        + " /Resources <</XObject <</I 10 0 R>>>>"
                                        + " /Contents 5 0 R /Annots [9 0 R]>>")
                        .withStream(5, "", "q 280 0 0 180 10 10 cm /I Do Q")
                        .withStream(
                                10,
                                "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray"
                                        + " /BitsPerComponent 8 /Width "
                                        + WIDTH
                                        + " /Height "
                                        + data.length() / WIDTH,
                                data));
    }

    /** Fills in range and signature of a document whose object 11 is {@link #SIGNATURE}. */
    private static String withSignature(RawPdf source) throws Exception {
        String document =
                new String(
                        source.with(
                                        1,
                                        "<</Type /Catalog /Pages 2 0 R"
                                                + " /AcroForm <</SigFlags 3 /Fields [9 0 R]>>>>")
                                .with(
                                        9,
                                        "<</Type /Annot /Subtype /Widget /FT /Sig /T (S)"
                                                + " /Rect [0 0 0 0] /P 3 0 R /V 11 0 R>>")
                                .bytes(),
                        latin());
        int inner = document.indexOf("11 0 obj");
        // the row of the last object is followed by one for the signature inside
        String row = String.format("11 1\n%010d 00000 n \n", inner);
        document = document.replace("trailer\n<</Size 11 ", row + "trailer\n<</Size 12 ");
        int hole = document.indexOf("/Contents <", inner) + "/Contents ".length();
        int rest = hole + 2 * ROOM + 2;
        document =
                document.replace("1111111111", String.format("%10d", hole))
                        .replace("2222222222", String.format("%10d", rest))
                        .replace("3333333333", String.format("%10d", document.length() - rest));
        byte[] covered = (document.substring(0, hole) + document.substring(rest)).getBytes(latin());
        String cms = HexFormat.of().formatHex(cms(twins.pki.signer("Người Ký"), covered));
        return document.substring(0, hole + 1) + cms + document.substring(hole + 1 + cms.length());
    }

    private static byte[] cms(TestPki.Identity signer, byte[] document) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(
                                new JcaContentSignerBuilder("SHA256withRSA")
                                        .build(signer.keys().getPrivate()),
                                signer.certificate()));
        generator.addCertificates(new JcaCertStore(signer.chain()));
        return generator.generate(new CMSProcessableByteArray(document), false).getEncoded("DER");
    }
}
