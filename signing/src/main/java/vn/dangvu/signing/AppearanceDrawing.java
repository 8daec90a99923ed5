package vn.dangvu.signing;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.ObjectCopy;
import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws an appearance as a form XObject. Font and image were made with PDFBox in scratch documents
 * and are moved from there, so that the document itself is never parsed for it.
 */
final class AppearanceDrawing {

    private static final String FONT = "LiberationSerif-Regular.ttf";
    private static final double LINE = 1.2;
    private static final double MARGIN = 2;
    private static final double MARGIN_IN_FRAME = 5;
    private static final double SMALLEST_LETTERS = 0.5;
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    private final IncrementalUpdate update;
    private final double width;
    private final double height;
    private final StringBuilder content = new StringBuilder();
    private PdfObject.Dict resources = PdfObject.Dict.empty();

    private AppearanceDrawing(IncrementalUpdate update, double width, double height) {
        this.update = update;
        this.width = width;
        this.height = height;
    }

    static double points(double millimetres) {
        return millimetres * POINTS_PER_MILLIMETRE;
    }

    static double millimetres(double points) {
        return points / POINTS_PER_MILLIMETRE;
    }

    /** The one font of everything drawn here. */
    static PDType0Font font(PDDocument document) {
        try (InputStream in = AppearanceDrawing.class.getResourceAsStream(FONT)) {
            return PDType0Font.load(document, in, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        AppearanceDrawing drawing = new AppearanceDrawing(update, width, height);
        double textLeft = 0;
        if (appearance.image() != null) {
            double share = appearance.text() == null ? 1 : appearance.imageShare();
            drawing.image(AppearanceImage.of(appearance.image()), width * share);
            textLeft = share < 1 ? width * share : 0;
        }
        if (appearance.text() != null) {
            drawing.text(appearance.text(), textLeft);
        }
        PdfObject.Dict form =
                PdfObject.Dict.empty()
                        .with("Type", new PdfObject.Name("XObject"))
                        .with("Subtype", new PdfObject.Name("Form"))
                        .with("BBox", Preparation.rectangle(0, 0, width, height))
                        .with("Matrix", matrix(width, height, rotation))
                        .with("Resources", drawing.resources);
        return update.addStream(
                form, drawing.content.toString().getBytes(StandardCharsets.US_ASCII));
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

    /** Moves the one resource of that kind of a scratch document into a revision. */
    static PdfObject resource(byte[] scratch, String kind, IncrementalUpdate update)
            throws PdfSyntaxException {
        PdfFile from = PdfFile.open(PdfBytes.of(scratch));
        PdfObject.Dict page = PageTree.pages(from, 1).get(0).dict();
        PdfObject.Dict named = from.dict(from.dict(page.get("Resources")).get(kind));
        return new ObjectCopy(from, update).copy(named.entries().values().iterator().next());
    }

    private AppearanceDrawing operator(String name, double... operands) {
        for (double operand : operands) {
            content.append(Preparation.number(operand).raw()).append(' ');
        }
        content.append(name).append('\n');
        return this;
    }

    private void addResource(String kind, String name, PdfObject value) {
        resources = resources.with(kind, PdfObject.Dict.empty().with(name, value));
    }

    /** Draws the image in the middle of its share of the width, without distortion. */
    private void image(AppearanceImage image, double share) throws PdfSyntaxException {
        addResource("XObject", "Im", image.addTo(update));
        double scale = Math.min(share / image.width(), height / image.height());
        double shownWidth = image.width() * scale;
        double shownHeight = image.height() * scale;
        double left = (share - shownWidth) / 2;
        double bottom = (height - shownHeight) / 2;
        operator("q").operator("cm", shownWidth, 0, 0, shownHeight, left, bottom);
        content.append("/Im Do\nQ\n");
    }

    /** Draws the lines as large as they were asked for, or as large as fits. */
    private void text(TextBlock text, double left) throws PdfSyntaxException {
        List<String> lines = text.lines();
        AppearanceFont font = AppearanceFont.of(String.join("", lines));
        addResource("Font", "F", font.addTo(update));
        double margin = text.heading() > 0 ? MARGIN_IN_FRAME : MARGIN;
        double widest = 0;
        for (String line : lines) {
            widest = Math.max(widest, font.width(line));
        }
        double size = text.sizePoints();
        if (widest > 0) {
            size = Math.min(size, (width - left - 2 * margin) / widest);
        }
        size = Math.min(size, (height - margin) / (LINE * lines.size()));
        size = Math.max(size, SMALLEST_LETTERS);
        double block = size * LINE * lines.size();
        double baseline = height - (height - block) / 2 - size * 0.95;
        colour("rg", text.colour()).operator("BT");
        content.append("/F ");
        operator("Tf", size);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            double middle = (left + width - font.width(line) * size) / 2;
            double start = i < text.heading() ? middle : left + margin;
            operator("Tm", 1, 0, 0, 1, start, baseline - i * size * LINE);
            content.append(font.written(line)).append(" Tj\n");
        }
        operator("ET");
        if (text.heading() > 0) {
            colour("RG", text.colour());
            frame(left, baseline - (text.heading() - 1) * size * LINE - size * 0.3);
        }
    }

    /** Draws a frame around the text and a rule under its heading. */
    private void frame(double left, double rule) {
        operator("w", 1).operator("re", left + 1, 1, width - left - 2, height - 2);
        operator("m", left + 1, rule).operator("l", width - 1, rule).operator("S");
    }

    private AppearanceDrawing colour(String operator, int rgb) {
        return operator(
                operator,
                ((rgb >> 16) & 0xFF) / 255.0,
                ((rgb >> 8) & 0xFF) / 255.0,
                (rgb & 0xFF) / 255.0);
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
