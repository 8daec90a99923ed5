package vn.dangvu.signature;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * An image that may stand on documents. It is drawn anew from its pixels, so that nothing else that
 * was in the file stays in it, and cut to what is visible, so that a seal has its real size.
 */
final class PngImage {
    /** Of the file as it comes, in bytes. */
    static final int MOST_BYTES = 1 << 20;

    /** Of each side; a seal of 36 mm in 600 dpi has 850. */
    static final int LONGEST = 2000;

    private static final int SHORTEST = 40;
    private static final int VISIBLE = 32;

    private PngImage() {}

    /**
     * @return PNG with an alpha channel
     * @throws DomainException {@code image.too-large}, {@code image.not-png}, {@code image.size},
     *     {@code image.not-transparent}, {@code image.blank}
     */
    static byte[] checked(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw refused("image.too-large");
        }
        BufferedImage image = decoded(file);
        int[] box = visible(image);
        int width = box[2] - box[0];
        int height = box[3] - box[1];
        if (width < SHORTEST || height < SHORTEST) {
            throw refused("image.size");
        }
        BufferedImage cut = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = cut.createGraphics();
        graphics.drawImage(image, -box[0], -box[1], null);
        graphics.dispose();
        return encoded(cut);
    }

    private static BufferedImage decoded(byte[] file) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            if (!reader.getOriginatingProvider().canDecodeInput(in)) {
                throw refused("image.not-png");
            }
            reader.setInput(in, true, true);
            // from the header: a small file may claim to be a picture of gigabytes
            if (reader.getWidth(0) > LONGEST || reader.getHeight(0) > LONGEST) {
                throw refused("image.size");
            }
            return reader.read(0);
        } catch (DomainException refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw refused("image.not-png");
        } finally {
            reader.dispose();
        }
    }

    /** Left, top, right and bottom of what is not transparent. */
    private static int[] visible(BufferedImage image) {
        int[] box = {image.getWidth(), image.getHeight(), 0, 0};
        long seen = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 >= VISIBLE) {
                    seen++;
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x + 1);
                    box[3] = Math.max(box[3], y + 1);
                }
            }
        }
        if (seen == 0) {
            throw refused("image.blank");
        }
        // what is seen may fill its box to nine tenths: a signature or a seal is made of lines
        long room = (long) (box[2] - box[0]) * (box[3] - box[1]);
        if (!image.getColorModel().hasAlpha() || seen * 10 > room * 9) {
            throw refused("image.not-transparent");
        }
        return box;
    }

    private static byte[] encoded(BufferedImage image) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static DomainException refused(String code) {
        return new DomainException(
                Refusal.INVALID,
                code,
                Map.of("most", LONGEST, "least", SHORTEST, "limit", (long) MOST_BYTES));
    }
}
