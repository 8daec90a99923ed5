package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import javax.imageio.ImageIO;

/**
 * A document through the registry: signed, sealed, numbered, received, copied. What it looks like is
 * left in {@code target/appearances}.
 */
class OfficeStampsTest {

    private static final String PIN = "1357";
    private static final Instant TIME = Instant.parse("2026-11-22T13:30:00Z");
    private static final String OFFICE = "Đảng ủy Khối các cơ quan tỉnh";
    private static final Path PICTURES = Path.of("target/appearances");
    @TempDir static Path folder;
    private static TestPki pki;
    private static SigningToken person;
    private static SigningToken office;

    @BeforeAll
    static void makeTokens() throws IOException {
        pki = new TestPki();
        person = token("Nguyễn Văn An");
        office = token(OFFICE);
        Files.createDirectories(PICTURES);
    }

    private static SigningToken token(String name) throws IOException {
        TestPki.Identity identity = pki.signer(name);
        Path keys = Files.createTempFile(folder, "keys", ".p12");
        TestPki.writePkcs12(keys, identity, PIN);
        return new Pkcs12Token(name, keys, identity.signing());
    }

    private static Path sign(Path source, SigningToken token, String field, Appearance appearance)
            throws Exception {
        Path target = Files.createTempFile(folder, "signed", ".pdf");
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            new PadesSigner(Clock.systemUTC())
                    .sign(
                            source,
                            SignatureRequest.of(token.certificate(), SignatureLevel.B_B)
                                    .withField(field)
                                    .withAppearance(appearance),
                            token,
                            pin,
                            target);
        }
        return target;
    }

    private static Path letter() throws IOException {
        Path file = Files.createTempFile(folder, "letter", ".pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font font = AppearanceDrawing.font(document);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                line(content, font, 330, 790, "ĐẢNG CỘNG SẢN VIỆT NAM");
                line(content, font, 60, 790, "ĐẢNG ỦY KHỐI CÁC CƠ QUAN");
                line(content, font, 60, 750, "Số");
                line(content, font, 330, 750, "Bình Thuận, ngày");
                line(content, font, 230, 690, "CHỈ THỊ");
                line(content, font, 60, 640, "Về việc kiểm tra hồ sơ đảng viên năm 2026.");
                line(content, font, 330, 400, "T/M BAN THƯỜNG VỤ");
                line(content, font, 365, 380, "BÍ THƯ");
                line(content, font, 345, 270, "Nguyễn Văn An");
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static void line(
            PDPageContentStream content, PDType0Font font, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, 13);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }

    private static Appearance.Image image(int width, int height, Color colour, boolean seal)
            throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(8));
        if (seal) {
            graphics.drawOval(6, 6, width - 12, height - 12);
            graphics.drawOval(30, 30, width - 60, height - 60);
            graphics.setFont(new Font(Font.SERIF, Font.BOLD, 120));
            graphics.drawString("\u2605", width / 2 - 60, height / 2 + 40);
        } else {
            for (int i = 0; i < 5; i++) {
                graphics.drawArc(i * width / 6, height / 4, width / 4, height / 2, 20, 300);
            }
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return new Appearance.Image(out.toByteArray());
    }

    private static BufferedImage rendered(Path file, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 100);
            ImageIO.write(page, "png", PICTURES.resolve(name + ".png").toFile());
            return page;
        }
    }

    private static VerificationReport verify(Path file) throws IOException {
        return new PadesVerifier(pki.anchors(), Revocation.notChecked(), Clock.systemUTC())
                .verify(file);
    }

    private static void assertSound(Path file, int signatures) throws Exception {
        VerificationReport report = verify(file);
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures()).hasSize(signatures);
        Judges.qpdfFindsNothing(file);
        Judges.pdfsigFindsValid(file, signatures);
    }

    /** Share of the pixels in a part of the page, given in millimetres, that a colour has. */
    private static double share(BufferedImage page, Placement part, Color colour) {
        double scale = 100 / 25.4;
        int found = 0;
        int all = 0;
        for (int y = (int) (part.top() * scale); y < (part.top() + part.height()) * scale; y++) {
            for (int x = (int) (part.left() * scale);
                    x < (part.left() + part.width()) * scale;
                    x++) {
                Color pixel = new Color(page.getRGB(x, y));
                int distance =
                        Math.abs(pixel.getRed() - colour.getRed())
                                + Math.abs(pixel.getGreen() - colour.getGreen())
                                + Math.abs(pixel.getBlue() - colour.getBlue());
                found += distance < 120 ? 1 : 0;
                all++;
            }
        }
        return (double) found / all;
    }

    @Test
    void drawsEachAppearanceOfADocumentsWayAndKeepsAllSignaturesValid() throws Exception {
        Path letter = letter();
        Placement place = TextPlace.find(letter, "BÍ THƯ", 1).orElseThrow().below(50, 25, 3);
        Path signed =
                sign(
                        letter,
                        person,
                        "Leader",
                        OfficeStamps.signature(place, image(600, 300, Color.BLUE, false)));
        Placement shown = FieldPlace.find(signed, "Leader").orElseThrow();
        assertThat(shown.left()).isCloseTo(place.left(), org.assertj.core.data.Offset.offset(0.1));
        assertThat(shown.top()).isCloseTo(place.top(), org.assertj.core.data.Offset.offset(0.1));
        Path sealed =
                sign(
                        signed,
                        office,
                        "Seal",
                        OfficeStamps.seal(shown, image(400, 400, Color.RED, true), 36));
        Path dated =
                sign(
                        sealed,
                        office,
                        "Number",
                        OfficeStamps.numberAndDate(
                                new Placement(1, 28, 28, 40, 7), List.of("12-CT/ĐUK")));
        Path timed =
                sign(
                        dated,
                        office,
                        "Issued",
                        OfficeStamps.textBlock(new Placement(1, 120, 210, 70, 12), OFFICE, TIME));
        Path arrived =
                sign(
                        timed,
                        office,
                        "Arrival",
                        OfficeStamps.arrival(
                                25,
                                110,
                                "ĐẢNG ỦY SỞ NỘI VỤ",
                                "123",
                                LocalDate.of(2026, 11, 23),
                                "Chi bộ 3",
                                "01.TCCB"));
        Path copied = sign(arrived, office, "Copy", OfficeStamps.copy("SAO Y", OFFICE, TIME));
        BufferedImage page = rendered(copied, "letter");
        Placement seal = shown.sealOver(36, 36);
        // red on its right third lies over the blue's left third, and both are seen
        assertThat(seal.left() + seal.width())
                .isCloseTo(
                        shown.left() + shown.width() / 3, org.assertj.core.data.Offset.offset(0.1));
        assertThat(share(page, seal, Color.RED)).isBetween(0.05, 0.6);
        assertThat(share(page, shown, Color.BLUE)).isGreaterThan(0.03);
        assertThat(share(page, Placement.topRight(), Color.BLACK)).isBetween(0.005, 0.4);
        assertThat(share(page, new Placement(1, 25, 110, 50, 35), new Color(0xC00000)))
                .isBetween(0.01, 0.4);
        assertSound(copied, 6);
        try (PDDocument document = Loader.loadPDF(copied.toFile())) {
            assertThat(document.getPage(0).getAnnotations()).hasSize(6);
        }
    }

    @Test
    void writesTimesInVietnamsZone() {
        assertThat(OfficeStamps.time(TIME)).isEqualTo("2026-11-22T20:30:00+07:00");
        assertThat(OfficeStamps.attachment("12-CT/ĐUK", TIME).text().lines())
                .containsExactly("12-CT/ĐUK", "2026-11-22T20:30:00+07:00");
    }

    @Test
    void stampsACoverSheetWhereTheSignerForbadeChanges() throws Exception {
        Path target = Files.createTempFile(folder, "certified", ".pdf");
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            new PadesSigner(Clock.systemUTC())
                    .sign(
                            letter(),
                            SignatureRequest.of(person.certificate(), SignatureLevel.B_B)
                                    .withCertification(Certification.NO_CHANGES),
                            person,
                            pin,
                            target);
        }
        Appearance stamp =
                OfficeStamps.arrival(
                        130, 20, "ĐẢNG ỦY SỞ NỘI VỤ", "124", LocalDate.of(2026, 11, 23), "", "");
        UnsignableDocumentException refused =
                catchThrowableOfType(
                        UnsignableDocumentException.class,
                        () -> sign(target, office, "Arrival", stamp));
        assertThat(CoverSheet.helps(refused)).isTrue();
        Path sheet = folder.resolve("sheet.pdf");
        new CoverSheet(
                        "PHIẾU VĂN BẢN ĐẾN",
                        List.of(
                                "Văn bản kèm theo được giữ nguyên vẹn:",
                                "bên gửi không cho phép thay đổi sau khi ký."))
                .write(target, "chi-thi-12.pdf", sheet);
        Path stamped = sign(sheet, office, "Arrival", stamp);
        rendered(stamped, "cover-sheet");
        assertSound(stamped, 1);
        try (PDDocument document = Loader.loadPDF(stamped.toFile())) {
            byte[] attached =
                    document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .get("chi-thi-12.pdf")
                            .getEmbeddedFile()
                            .toByteArray();
            assertThat(attached).isEqualTo(Files.readAllBytes(target));
        }
        assertSound(target, 1);
    }
}
