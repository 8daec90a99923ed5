package vn.dangvu.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import vn.dangvu.shared.DomainException;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/** What may stand on documents and what may not. */
class PngImageTest {
    /** A ring in the middle of a larger empty image. */
    static byte[] ring(int type, int size, Color ground) throws IOException {
        BufferedImage image = new BufferedImage(size * 2, size * 2, type);
        Graphics2D graphics = image.createGraphics();
        if (ground != null) {
            graphics.setColor(ground);
            graphics.fillRect(0, 0, size * 2, size * 2);
        }
        graphics.setColor(Color.RED);
        graphics.setStroke(new BasicStroke(4));
        graphics.drawOval(size / 2 + 2, size / 2 + 2, size - 4, size - 4);
        graphics.dispose();
        return encoded(image, "png");
    }

    static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> PngImage.checked(file))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aTransparentImageIsCutToWhatIsSeen() throws Exception {
        byte[] checked = PngImage.checked(ring(BufferedImage.TYPE_INT_ARGB, 200, null));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(checked));
        assertThat(image.getWidth()).isBetween(198, 202);
        assertThat(image.getHeight()).isBetween(198, 202);
        assertThat(image.getRGB(100, 100) >>> 24).as("see-through in the middle").isZero();
        assertThat(image.getRGB(100, 1)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void whatElseWasInTheFileIsGone() throws Exception {
        byte[] png = ring(BufferedImage.TYPE_INT_ARGB, 200, null);
        byte[] tail = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(png, png.length + tail.length);
        System.arraycopy(tail, 0, both, png.length, tail.length);

        assertThat(new String(PngImage.checked(both), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void aGroundThatIsNotTransparentIsRefused() throws Exception {
        refused(ring(BufferedImage.TYPE_INT_RGB, 200, Color.WHITE), "image.not-transparent");
        refused(ring(BufferedImage.TYPE_INT_ARGB, 200, Color.WHITE), "image.not-transparent");
    }

    @Test
    void otherFormatsAndDamagedFilesAreRefused() throws Exception {
        BufferedImage photo = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        byte[] png = ring(BufferedImage.TYPE_INT_ARGB, 200, null);
        refused(encoded(photo, "jpg"), "image.not-png");
        refused(Arrays.copyOf(png, png.length / 2), "image.not-png");
        refused(new byte[0], "image.not-png");
        refused("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "image.not-png");
    }

    @Test
    void sizesHaveLimits() throws Exception {
        refused(ring(BufferedImage.TYPE_INT_ARGB, 20, null), "image.size");
        refused(ring(BufferedImage.TYPE_INT_ARGB, 1001, null), "image.size");
        refused(new byte[PngImage.MOST_BYTES + 1], "image.too-large");
        refused(
                encoded(new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB), "png"),
                "image.blank");
    }

    /** A header that claims 60,000 x 60,000 pixels costs nothing. */
    @Test
    void aBombIsNotDecoded() throws Exception {
        byte[] png = ring(BufferedImage.TYPE_INT_ARGB, 200, null);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        refused(png, "image.size");
    }
}
