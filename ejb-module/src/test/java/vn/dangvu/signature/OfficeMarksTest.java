package vn.dangvu.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.platform.MovableClock;
import vn.dangvu.signing.Appearance;
import vn.dangvu.signing.Certification;
import vn.dangvu.signing.FieldPlace;
import vn.dangvu.signing.Placement;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

/**
 * What a document shows once it is signed, numbered and sealed; left in {@code target/office-marks} for
 * people to look at.
 */
class OfficeMarksTest {
    private static final Path PICTURES = Path.of("target/office-marks");
    private static final double PIXELS = 100 / 25.4;

    @TempDir static Path folder;
    private static TestEngine bench;

    private byte[] hand;
    private byte[] seal;

    @BeforeAll
    static void open() throws Exception {
        Files.createDirectories(PICTURES);
        bench = new TestEngine(folder);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private OfficeMarks marks() {
        OfficeMarks marks = new OfficeMarks();
        marks.clock = new MovableClock("2026-11-27T02:30:00Z");
        marks.images =
                new SignatureImages() {
                    @Override
                    Optional<Appearance.Image> of(PersonId person) {
                        return Optional.ofNullable(hand).map(Appearance.Image::new);
                    }

                    @Override
                    Optional<Appearance.Image> of(UnitId unit) {
                        return Optional.ofNullable(seal).map(Appearance.Image::new);
                    }
                };
        return marks;
    }

    private Path signed(Path source) {
        return bench.sign(source, "son", List.of(marks().signature(TestEngine.document(), source)));
    }

    private Path sealed(Path signed) {
        String field = OwnSignature.newest(judge(signed)).fieldName();
        return bench.sign(signed, "seal", marks().seal(TestEngine.document(), signed, field));
    }

    private static Verdict judge(Path file) {
        return bench.judge(file);
    }

    private static Path form(String number, String date) throws Exception {
        try (OfficePdf pdf = new OfficePdf().head(number, date).body(75, 200).foot(215)) {
            return pdf.save(folder);
        }
    }

    private static byte[] drawn(int width, int height, Color colour) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(12));
        graphics.drawOval(8, 8, width - 16, height - 16);
        graphics.dispose();
        return PngImageTest.encoded(image, "png");
    }

    private static BufferedImage rendered(Path file, String name) throws Exception {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            int last = document.getNumberOfPages() - 1;
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(last, 100);
            ImageIO.write(page, "png", PICTURES.resolve(name + ".png").toFile());
            return page;
        }
    }

    /** How many pixels in a part of the page are near a colour. */
    private static long pixels(BufferedImage page, Placement part, Color colour) {
        long found = 0;
        for (int y = (int) (part.top() * PIXELS); y < (part.top() + part.height()) * PIXELS; y++) {
            for (int x = (int) (part.left() * PIXELS);
                    x < (part.left() + part.width()) * PIXELS;
                    x++) {
                Color pixel = new Color(page.getRGB(x, y));
                int distance =
                        Math.abs(pixel.getRed() - colour.getRed())
                                + Math.abs(pixel.getGreen() - colour.getGreen())
                                + Math.abs(pixel.getBlue() - colour.getBlue());
                found += distance < 90 ? 1 : 0;
            }
        }
        return found;
    }

    private static void assertAllHold(Path file, String... reasons) {
        Verdict verdict = judge(file);
        assertThat(verdict.passed()).as("%s", verdict).isTrue();
        assertThat(verdict.signatures())
                .extracting(Verdict.SignatureView::reason)
                .containsExactly(reasons);
        assertThat(verdict.signatures())
                .allMatch(s -> s.indication() == Verdict.Conclusion.TOTAL_PASSED);
        Verdict.SignatureView newest = OwnSignature.newest(verdict);
        assertThat(newest.changesAfter()).isEqualTo("ALLOWED");
    }

    private static Placement place(Path file, int signature) throws Exception {
        String field = judge(file).signatures().get(signature).fieldName();
        return FieldPlace.find(file, field).orElseThrow();
    }

    @Test
    void handNumberDateNameAndSealStandWhereTheFormWantsThemAndAllHold() throws Exception {
        hand = drawn(500, 250, Color.BLUE);
        seal = drawn(400, 400, Color.RED);
        Path form = form("Số            -HD/ĐUK", "Bình An, ngày         tháng         năm 2026");

        Path file = sealed(signed(form));

        BufferedImage page = rendered(file, "form-with-images");
        assertAllHold(
                file,
                "Ký ban hành",
                "Ghi số, ngày văn bản",
                "Ghi số, ngày văn bản",
                "Thông tin cơ quan ban hành",
                "Đóng dấu phát hành");
        Placement blue = place(file, 0);
        Placement red = place(file, 4);
        assertThat(pixels(page, blue, Color.BLUE)).isGreaterThan(300);
        assertThat(pixels(page, red, Color.RED)).isGreaterThan(500);
        assertThat(red.left() + red.width())
                .isGreaterThan(blue.left())
                .isLessThan(blue.left() + 25);
        assertThat(pixels(page, place(file, 1), Color.BLACK)).as("number").isGreaterThan(10);
        assertThat(pixels(page, place(file, 2), Color.BLACK)).as("date").isGreaterThan(10);
        assertThat(pixels(page, place(file, 3), Color.BLACK)).as("name").isGreaterThan(100);
    }

    @Test
    void withoutImagesTheyAreTextAndAPrintedNumberIsLeftAlone() throws Exception {
        Path file = sealed(signed(form("Số 47-HD/ĐUK", "Bình An, ngày 27 tháng 11 năm 2026")));

        BufferedImage page = rendered(file, "printed-without-images");
        assertAllHold(file, "Ký ban hành", "Đóng dấu phát hành");
        assertThat(pixels(page, place(file, 0), Color.BLACK)).isGreaterThan(100);
        assertThat(pixels(page, place(file, 1), Color.BLACK)).isGreaterThan(100);
    }

    @Test
    void aTextWithoutAFormGetsThemAtTheDocumentedPlaces() throws Exception {
        hand = drawn(500, 250, Color.BLUE);
        seal = drawn(400, 400, Color.RED);
        Path text;
        try (OfficePdf pdf = new OfficePdf().body(25, 280)) {
            text = pdf.save(folder);
        }

        Path file = sealed(signed(text));

        rendered(file, "full-page");
        assertAllHold(
                file,
                "Ký ban hành",
                "Ghi số, ngày văn bản",
                "Thông tin cơ quan ban hành",
                "Đóng dấu phát hành");
    }

    /** A damaged image or a page that cannot be read must not cost the signature. */
    @Test
    void anImageThatCannotBeDrawnMakesItInvisible() throws Exception {
        hand = new byte[] {1, 2, 3};

        Path file = signed(form("Số", "Bình An, ngày tháng năm 2026"));

        assertAllHold(file, "Ký ban hành");
        assertThat(FieldPlace.find(file, judge(file).signatures().get(0).fieldName())).isEmpty();
    }

    @Test
    void onADocumentThatItsAuthorCertifiedTheyStandToo() throws Exception {
        hand = drawn(500, 250, Color.BLUE);
        Path form = form("Số 47-HD/ĐUK", "Bình An, ngày 27 tháng 11 năm 2026");
        Path certified = bench.certified(form, Certification.FORMS_AND_SIGNATURES);

        assertThat(judge(signed(certified)).passed()).isTrue();
    }
}
