package vn.dangvu.worker;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;

import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes documents as they were written before Unicode. */
final class LegacyDocuments {

    private final Path dir;

    LegacyDocuments(Path dir) {
        this.dir = dir;
    }

    static String font(LegacyEncoding encoding) {
        return encoding == LegacyEncoding.TCVN3 ? ".VnTime" : "VNI-Times";
    }

    Path docx(String text, LegacyEncoding encoding, String font) throws IOException {
        Path file = dir.resolve(encoding + ".docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            for (String line : text.lines().toList()) {
                XWPFRun run = document.createParagraph().createRun();
                run.setFontFamily(font);
                run.setText(LegacyWriter.encode(line, encoding));
            }
            document.write(out);
        }
        return file;
    }

    Path rtf(String text, LegacyEncoding encoding) throws IOException {
        StringBuilder rtf =
                new StringBuilder(
                        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 " + font(encoding) + ";}}\\f0 ");
        for (byte octet : LegacyWriter.bytes(text, encoding)) {
            int code = octet & 0xFF;
            if (code == '\n') {
                rtf.append("\\par ");
            } else if (code < 0x80) {
                rtf.append((char) code);
            } else {
                rtf.append(String.format(Locale.ROOT, "\\'%02x", code));
            }
        }
        return Files.writeString(dir.resolve(encoding + ".rtf"), rtf.append("}").toString());
    }

    Path pdf(String text, LegacyEncoding encoding, String font) throws IOException {
        Path file = dir.resolve(encoding + ".pdf");
        try (PDDocument document = new PDDocument();
                InputStream ttf = PDDocument.class.getResourceAsStream(SampleDocuments.FONT)) {
            PDTrueTypeFont legacy = PDTrueTypeFont.load(document, ttf, WinAnsiEncoding.INSTANCE);
            legacy.getCOSObject().setName(COSName.BASE_FONT, "ABCDEF+" + font);
            List<String> lines = text.lines().toList();
            for (int from = 0; from < lines.size(); from += 40) {
                PDPage page = new PDPage();
                document.addPage(page);
                PDResources resources = new PDResources();
                resources.put(COSName.getPDFName("F1"), legacy);
                page.setResources(resources);
                StringBuilder content = new StringBuilder("BT /F1 4 Tf 20 760 Td 16 TL\n");
                for (String line : lines.subList(from, Math.min(lines.size(), from + 40))) {
                    content.append('<');
                    for (byte octet : LegacyWriter.bytes(line, encoding)) {
                        content.append(String.format(Locale.ROOT, "%02x", octet & 0xFF));
                    }
                    content.append("> Tj T*\n");
                }
                PDStream stream = new PDStream(document);
                try (OutputStream out = stream.createOutputStream()) {
                    out.write((content + "ET").getBytes(StandardCharsets.US_ASCII));
                }
                page.setContents(stream);
            }
            document.save(file.toFile());
        }
        return file;
    }

    Path txt(String text, LegacyEncoding encoding) throws IOException {
        return Files.write(dir.resolve(encoding + ".txt"), LegacyWriter.bytes(text, encoding));
    }

    Path write(String format, String text, LegacyEncoding encoding) throws IOException {
        return switch (format) {
            case "docx" -> docx(text, encoding, font(encoding));
            case "rtf" -> rtf(text, encoding);
            case "pdf" -> pdf(text, encoding, font(encoding));
            default -> txt(text, encoding);
        };
    }

    /** How many of the expected words were read, whatever their order and case. */
    static double shareOfWords(String expected, String read) {
        Map<String, Integer> there = new HashMap<>();
        words(read).forEach(word -> there.merge(word, 1, Integer::sum));
        int right = 0;
        List<String> wanted = words(expected);
        for (String word : wanted) {
            if (there.merge(word, -1, Integer::sum) >= 0) {
                right++;
            }
        }
        return (double) right / wanted.size();
    }

    private static List<String> words(String text) {
        return VietnameseText.words(text).stream()
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .toList();
    }
}
