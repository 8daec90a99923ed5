package vn.dangvu.signing;

import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.ObjectCopy;
import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws an appearance in a scratch document and moves its objects into a revision, so that the
 * document itself is never parsed for it. The font is Liberation Serif, metric twin of Times New
 * Roman, which NĐ 30/2020 asks for; only the letters used are embedded.
 */
final class AppearanceDrawing {

    private static final String FONT = "LiberationSerif-Regular.ttf";
    private static final double LINE = 1.2;
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    private AppearanceDrawing() {}

    static double points(double millimetres) {
        return millimetres * POINTS_PER_MILLIMETRE;
    }

    static double millimetres(double points) {
        return points / POINTS_PER_MILLIMETRE;
    }

    /**
     * Adds the appearance as a form XObject.
     *
     * @param width of the shown field in points
     * @param rotation of the page in degrees: the drawing is turned back so that it is seen upright
     */
    static PdfObject.Ref add(
            IncrementalUpdate update,
            Appearance appearance,
            double width,
            double height,
            int rotation)
            throws PdfSyntaxException {
        PdfFile scratch = PdfFile.open(PdfBytes.of(drawn(appearance, width, height)));
        PageTree.Page page = PageTree.pages(scratch).get(0);
        ObjectCopy copy = new ObjectCopy(scratch, update);
        PdfObject.Stream content = (PdfObject.Stream) scratch.resolve(page.dict().get("Contents"));
        PdfObject.Dict form =
                content.dict()
                        .with("Type", new PdfObject.Name("XObject"))
                        .with("Subtype", new PdfObject.Name("Form"))
                        .with("BBox", Preparation.rectangle(0, 0, width, height))
                        .with("Matrix", matrix(width, height, rotation))
                        .with("Resources", scratch.dict(page.dict().get("Resources")));
        return copy.stream(form, content);
    }

    private static PdfObject matrix(double width, double height, int rotation) {
        double[] numbers =
                switch (rotation) {
                    case 90 -> new double[] {0, 1, -1, 0, height, 0};
                    case 180 -> new double[] {-1, 0, 0, -1, width, height};
                    case 270 -> new double[] {0, -1, 1, 0, 0, width};
                    default -> new double[] {1, 0, 0, 1, 0, 0};
                };
        List<PdfObject> items = new ArrayList<>();
        for (double number : numbers) {
            items.add(Preparation.number(number));
        }
        return new PdfObject.Array(items);
    }

    private static byte[] drawn(Appearance appearance, double width, double height) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) width, (float) height));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                double textLeft = 0;
                if (appearance.image() != null) {
                    double share = appearance.text() == null ? 1 : appearance.imageShare();
                    drawImage(document, content, appearance.image(), width * share, height);
                    textLeft = share < 1 ? width * share : 0;
                }
                if (appearance.text() != null) {
                    PDType0Font font = font(document);
                    drawText(content, font, appearance.text(), textLeft, width, height);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("the appearance cannot be drawn", e);
        }
    }

    /** The one font of everything drawn here. */
    static PDType0Font font(PDDocument document) {
        try (InputStream in = AppearanceDrawing.class.getResourceAsStream(FONT)) {
            return PDType0Font.load(document, new ByteArrayInputStream(in.readAllBytes()), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drawImage(
            PDDocument document,
            PDPageContentStream content,
            Appearance.Image image,
            double width,
            double height)
            throws IOException {
        PDImageXObject drawn =
                PDImageXObject.createFromByteArray(document, image.encoded(), "image");
        double scale = Math.min(width / drawn.getWidth(), height / drawn.getHeight());
        double shownWidth = drawn.getWidth() * scale;
        double shownHeight = drawn.getHeight() * scale;
        content.drawImage(
                drawn,
                (float) ((width - shownWidth) / 2),
                (float) ((height - shownHeight) / 2),
                (float) shownWidth,
                (float) shownHeight);
    }

    private static void drawText(
            PDPageContentStream content,
            PDType0Font font,
            TextBlock text,
            double left,
            double right,
            double height)
            throws IOException {
        List<String> lines = text.lines().stream().map(line -> writable(font, line)).toList();
        double margin = text.heading() > 0 ? 5 : 2;
        double widest = 0;
        for (String line : lines) {
            widest = Math.max(widest, font.getStringWidth(line) / 1000.0);
        }
        double size = text.sizePoints();
        if (widest > 0) {
            size = Math.min(size, (right - left - 2 * margin) / widest);
        }
        size = Math.max(0.5, Math.min(size, (height - margin) / (LINE * lines.size())));
        Color colour = new Color(text.colour());
        double block = size * LINE * lines.size();
        double baseline = height - (height - block) / 2 - size * 0.95;
        content.setNonStrokingColor(colour);
        content.setFont(font, (float) size);
        for (int i = 0; i < lines.size(); i++) {
            double width = font.getStringWidth(lines.get(i)) / 1000.0 * size;
            double start = i < text.heading() ? (left + right - width) / 2 : left + margin;
            content.beginText();
            content.newLineAtOffset((float) start, (float) (baseline - i * size * LINE));
            content.showText(lines.get(i));
            content.endText();
        }
        if (text.heading() > 0) {
            double rule = baseline - (text.heading() - 1) * size * LINE - size * 0.3;
            drawFrame(content, colour, left, right, height, rule);
        }
    }

    private static void drawFrame(
            PDPageContentStream content,
            Color colour,
            double left,
            double right,
            double height,
            double rule)
            throws IOException {
        content.setStrokingColor(colour);
        content.setLineWidth(1);
        content.addRect((float) left + 1, 1, (float) (right - left) - 2, (float) height - 2);
        content.moveTo((float) left + 1, (float) rule);
        content.lineTo((float) right - 1, (float) rule);
        content.stroke();
    }

    // a letter that the font lacks must not keep a document from being signed
    static String writable(PDType0Font font, String line) {
        StringBuilder text = new StringBuilder();
        Normalizer.normalize(line, Normalizer.Form.NFC)
                .codePoints()
                .forEach(
                        point -> {
                            String letter = Character.toString(point);
                            text.append(canEncode(font, letter) ? letter : "?");
                        });
        return text.toString();
    }

    private static boolean canEncode(PDType0Font font, String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
