package vn.dangvu.platform.demonstration;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/**
 * Signatures and a seal that nobody could take for real ones: MẪU (sample) stands on each. Drawn as
 * lines, since a server may have no fonts.
 */
final class SampleImages {
    private static final Color BLUE = new Color(0x1F3FA8);
    private static final Color RED = new Color(0xC8102E);

    private SampleImages() {}

    /**
     * A scribble as PNG.
     *
     * @param form which of many; the same each time
     */
    static byte[] signature(int form) {
        Path2D line = new Path2D.Double();
        double loops = 3 + (form & 3);
        double waves = 4 + (form >> 2 & 7);
        double turn = (form >> 5 & 7) * Math.PI / 4;
        for (int i = 0; i <= 400; i++) {
            double t = i / 400.0;
            double x = 30 + 300 * t + 22 * Math.sin(2 * Math.PI * loops * t);
            double y =
                    75
                            + 48 * (1 - 0.7 * t) * Math.sin(2 * Math.PI * waves * t + turn)
                            + 10 * Math.cos(2 * Math.PI * loops * t);
            if (i == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        line.curveTo(250, 120, 120, 140, 40, 138);
        line.curveTo(140, 128, 220, 128, 300, 132);
        BufferedImage image = new BufferedImage(400, 170, BufferedImage.TYPE_INT_ARGB);
        draw(image, BLUE, 4, line, sample(325, 135, 18));
        return png(image);
    }

    /** A round seal with a star, as PNG. */
    static byte[] seal() {
        BufferedImage image = new BufferedImage(440, 440, BufferedImage.TYPE_INT_ARGB);
        Path2D star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double far = i % 2 == 0 ? 70 : 28;
            double angle = Math.PI * (i / 5.0 - 0.5);
            double x = 220 + far * Math.cos(angle);
            double y = 170 + far * Math.sin(angle);
            if (i == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        draw(
                image,
                RED,
                8,
                new Ellipse2D.Double(6, 6, 428, 428),
                new Ellipse2D.Double(40, 40, 360, 360),
                star,
                sample(130, 290, 52));
        return png(image);
    }

    /** The word MẪU, its letters as wide as high. */
    private static Shape sample(double left, double top, double size) {
        Path2D word = new Path2D.Double();
        stroke(word, 0, 0, 1, 0, 0, 0.5, 0.6, 1, 0, 1, 1);
        stroke(word, 1.25, 0, 1, 0.5, 0, 1, 1);
        stroke(word, 1.25, 0.2, 0.65, 0.8, 0.65);
        stroke(word, 1.25, 0.2, -0.12, 0.5, -0.32, 0.8, -0.12);
        stroke(word, 1.25, 0.2, -0.45, 0.4, -0.58, 0.6, -0.42, 0.8, -0.56);
        stroke(word, 2.5, 0, 0, 0, 0.7, 0.25, 1, 0.75, 1, 1, 0.7, 1, 0);
        AffineTransform place = AffineTransform.getTranslateInstance(left, top);
        place.scale(size, size);
        return place.createTransformedShape(word);
    }

    private static void stroke(Path2D word, double left, double... points) {
        word.moveTo(left + points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            word.lineTo(left + points[i], points[i + 1]);
        }
    }

    private static void draw(BufferedImage image, Color colour, float width, Shape... shapes) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Shape shape : shapes) {
            graphics.draw(shape);
        }
        graphics.dispose();
    }

    private static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
