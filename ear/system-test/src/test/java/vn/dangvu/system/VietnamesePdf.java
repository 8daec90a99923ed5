package vn.dangvu.system;

import static org.junit.jupiter.api.Assumptions.abort;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** PDFs as an office program makes them: real Vietnamese text in an embedded font. */
final class VietnamesePdf {
    private static final List<Path> FONTS =
            List.of(
                    Path.of("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"),
                    Path.of("/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf"),
                    Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"));
    private static final int CHARACTERS_A_LINE = 90;
    private static final int LINES_A_PAGE = 44;

    private VietnamesePdf() {}

    /** As many pages as the text takes; skips the test where no font of Debian is installed. */
    static byte[] of(String text) throws IOException {
        try (PDDocument pdf = document(text)) {
            return bytes(pdf);
        }
    }

    /** Readable with a password only. */
    static byte[] encrypted(String text) throws IOException {
        try (PDDocument pdf = document(text)) {
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return bytes(pdf);
        }
    }

    /** Two pages: the first with letters, the second the picture of a page, as a scanner leaves it. */
    static byte[] halfScanned(String letters, String picture) throws IOException {
        try (PDDocument pdf = document(letters)) {
            addScan(pdf, picture);
            return bytes(pdf);
        }
    }

    /** One page, the picture of one. */
    static byte[] scanned(String picture) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            addScan(pdf, picture);
            return bytes(pdf);
        }
    }

    private static void addScan(PDDocument pdf, String text) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDDocument seen = document(text);
                PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            BufferedImage scan = new PDFRenderer(seen).renderImageWithDPI(0, 200, ImageType.GRAY);
            content.drawImage(
                    LosslessFactory.createFromImage(pdf, scan),
                    0,
                    0,
                    PDRectangle.A4.getWidth(),
                    PDRectangle.A4.getHeight());
        }
    }

    private static PDDocument document(String text) throws IOException {
        PDDocument pdf = new PDDocument();
        PDFont type = font(pdf);
        List<String> lines = lines(Normalizer.normalize(text, Normalizer.Form.NFC), type);
        for (int from = 0; from < lines.size(); from += LINES_A_PAGE) {
            page(pdf, type, lines.subList(from, Math.min(lines.size(), from + LINES_A_PAGE)));
        }
        return pdf;
    }

    /** The first font of Debian that has all Vietnamese letters: old Liberation has not. */
    private static PDFont font(PDDocument pdf) throws IOException {
        for (Path file : FONTS) {
            if (Files.exists(file)) {
                PDFont font = PDType0Font.load(pdf, file.toFile());
                if (writable("Đếộữỵ", font).length() == 5) {
                    return font;
                }
            }
        }
        System.out.println(
                "Skipped: no font with Vietnamese letters (apt-get install fonts-dejavu-core)");
        return abort("no font");
    }

    private static void page(PDDocument pdf, PDFont type, List<String> lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(type, 11);
            content.setLeading(16);
            content.newLineAtOffset(60, 780);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    private static List<String> lines(String text, PDFont type) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split("\\s+", -1)) {
                if (line.length() + word.length() > CHARACTERS_A_LINE) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(writable(word, type));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Leaves out what the font has no letter for. */
    private static String writable(String word, PDFont type) {
        StringBuilder kept = new StringBuilder();
        word.codePoints()
                .filter(
                        c -> {
                            try {
                                return type.encode(Character.toString(c)).length > 0;
                            } catch (IOException | IllegalArgumentException notThere) {
                                return false;
                            }
                        })
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }
}
