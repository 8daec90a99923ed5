package vn.dangvu.signing;

import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters for appearances: a subset of Liberation Serif, metric twin of Times New Roman, which NĐ
 * 30/2020 asks for. The subset with all Vietnamese letters is made once and embedded as it is; only a
 * text with other letters gets a subset of its own. Thread-safe.
 */
final class AppearanceFont {

    private static final String VIETNAMESE = "ĂăÂâĐđÊêÔôƠơƯưÀÁÃàáãÈÉèéÌÍìíÒÓÕòóõÙÚùúÝýĨĩŨũ";

    /** Made when the first text is drawn. */
    private static final class Usual {
        private static final AppearanceFont FONT = new AppearanceFont(usualLetters());
    }

    /** How a letter is written: two octets in hexadecimal, and its width for letters of size 1. */
    private record Letter(String code, double width) {}

    private final Map<Integer, Letter> letters = new HashMap<>();
    private final byte[] scratch;

    private AppearanceFont(String wanted) {
        try (PDDocument document = new PDDocument()) {
            PDType0Font font = AppearanceDrawing.font(document);
            StringBuilder drawn = new StringBuilder();
            wanted.codePoints().distinct().forEach(point -> add(font, point, drawn));
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, 1);
                content.showText(drawn.toString());
                content.endText();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            scratch = out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(PDType0Font font, int point, StringBuilder drawn) {
        String letter = Character.toString(point);
        try {
            byte[] code = font.encode(letter);
            letters.put(
                    point,
                    new Letter(
                            String.format("%02X%02X", code[0], code[1]),
                            font.getStringWidth(letter) / 1000));
            drawn.append(letter);
        } catch (IOException | IllegalArgumentException e) {
            // the font has no such letter
            letters.remove(point);
        }
    }

    private static String usualLetters() {
        StringBuilder letters = new StringBuilder(VIETNAMESE);
        for (char c = ' '; c < 0x180; c++) {
            if (c < 0x7F || c >= 0xA0) {
                letters.append(c);
            }
        }
        // all vowels with the signs of their tones
        for (char c = '\u1EA0'; c <= '\u1EF9'; c++) {
            letters.append(c);
        }
        return letters.append("–—‘’“”•…€₫№").toString();
    }

    /** The font for a text. */
    static AppearanceFont of(String text) {
        boolean usual = normal(text).codePoints().allMatch(Usual.FONT.letters::containsKey);
        return usual ? Usual.FONT : new AppearanceFont(usualLetters() + normal(text));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    // a letter that the font lacks must not keep a document from being signed
    private Letter letter(int point) {
        Letter letter = letters.get(point);
        return letter == null ? letters.get((int) '?') : letter;
    }

    /** Width of a line in letters of size 1. */
    double width(String line) {
        return normal(line).codePoints().mapToDouble(point -> letter(point).width()).sum();
    }

    /** The line as a hexadecimal string of a content stream. */
    String written(String line) {
        StringBuilder text = new StringBuilder("<");
        normal(line).codePoints().forEach(point -> text.append(letter(point).code()));
        return text.append('>').toString();
    }

    /** Adds the font to a revision. */
    PdfObject addTo(IncrementalUpdate update) throws PdfSyntaxException {
        return AppearanceDrawing.resource(scratch, "Font", update);
    }
}
