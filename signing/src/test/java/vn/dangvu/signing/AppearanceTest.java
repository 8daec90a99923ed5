package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import javax.imageio.ImageIO;

class AppearanceTest {

    private static final String PIN = "1357";
    @TempDir static Path folder;
    private static TestPki pki;
    private static SigningToken token;

    @BeforeAll
    static void makeToken() {
        pki = new TestPki();
        TestPki.Identity identity = pki.signer("Đảng ủy Khối các cơ quan");
        TestPki.writePkcs12(folder.resolve("seal.p12"), identity, PIN);
        token = new Pkcs12Token("seal", folder.resolve("seal.p12"), identity.signing());
    }

    private static Path sign(Path source, Appearance appearance) throws Exception {
        Path target = source.resolveSibling("signed-" + source.getFileName());
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            new PadesSigner(Clock.systemUTC())
                    .sign(
                            source,
                            SignatureRequest.of(token.certificate(), SignatureLevel.B_B)
                                    .withAppearance(appearance),
                            token,
                            pin,
                            target);
        }
        return target;
    }

    private static Appearance.Image blue() throws IOException {
        BufferedImage image = new BufferedImage(120, 60, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillOval(10, 10, 100, 40);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return new Appearance.Image(out.toByteArray());
    }

    private static final TextBlock STAMP =
            TextBlock.black(
                    List.of(
                            "Số: 123-CV/ĐUK",
                            "Thời gian ký: 2026-11-22T20:30:00+07:00",
                            "Ằ Ẵ Ặ ắ ằ ẳ ẵ ặ ầ ẫ ậ đ ế ề ễ ệ ỉ ị ố ồ ỗ ộ ớ ờ ỡ ợ ủ ứ ừ ữ ự ỳ ỹ ỵ"));

    @Test
    void showsVietnameseTextAndImageAndStaysAllowed() throws Exception {
        Path source = TestPdf.plain(folder.resolve("visible.pdf"), 1);
        Path stamped = sign(source, Appearance.ofText(Placement.topRight(), STAMP));
        Path twice =
                sign(
                        stamped,
                        new Appearance(new Placement(1, 20, 200, 70, 25), blue(), 0.34, STAMP));
        Judges.qpdfFindsNothing(twice);
        Judges.pdfsigFindsValid(twice, 2);
        PadesVerifier verifier =
                new PadesVerifier(pki.anchors(), Revocation.notChecked(), Clock.systemUTC());
        VerificationReport report = verifier.verify(twice);
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        try (PDDocument document = Loader.loadPDF(twice.toFile())) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertThat(darkest(page, 400, 30, 560, 90)).isLessThan(100);
            assertThat(bluest(page, 57, 567, 127, 637)).isTrue();
            assertThat(darkest(page, 300, 300, 500, 500)).isGreaterThan(250);
        }
    }

    @Test
    void standsUprightOnTurnedPages() throws Exception {
        for (int rotation : new int[] {90, 180, 270}) {
            Path source = TestPdf.plain(folder.resolve("turned" + rotation + ".pdf"), 1);
            try (PDDocument document = Loader.loadPDF(source.toFile())) {
                PDPage page = document.getPage(0);
                page.setRotation(rotation);
                document.save(source.toFile());
            }
            Path signed =
                    sign(
                            source,
                            Appearance.ofText(
                                    new Placement(1, 100, 20, 60, 10),
                                    TextBlock.black(List.of("MMMMMMMMMMMMMMMM"))));
            try (PDDocument document = Loader.loadPDF(signed.toFile())) {
                BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72);
                assertThat(darkest(page, 285, 58, 452, 84)).as("" + rotation).isLessThan(100);
                assertThat(darkest(page, 285, 100, 452, 180)).as("" + rotation).isGreaterThan(250);
            }
        }
    }

    private static int darkest(BufferedImage image, int left, int top, int right, int bottom) {
        int darkest = 255;
        for (int y = top; y < Math.min(bottom, image.getHeight()); y++) {
            for (int x = left; x < Math.min(right, image.getWidth()); x++) {
                Color color = new Color(image.getRGB(x, y));
                darkest =
                        Math.min(
                                darkest,
                                Math.max(
                                        color.getRed(),
                                        Math.max(color.getGreen(), color.getBlue())));
            }
        }
        return darkest;
    }

    private static boolean bluest(BufferedImage image, int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                Color color = new Color(image.getRGB(x, y));
                if (color.getBlue() > 200 && color.getRed() < 60) {
                    return true;
                }
            }
        }
        return false;
    }
}
