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

    /** As Word saves it: the optional hyphen, which is {@code ư} in TCVN3, is no character there. */
    private Path docx(String text, LegacyEncoding encoding, String font) throws IOException {
        Path file = file(font, "docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            for (String line : text.lines().toList()) {
                XWPFRun run = document.createParagraph().createRun();
                run.setFontFamily(font);
                String[] pieces = LegacyWriter.encode(line, encoding).split("\u00AD", -1);
                for (int i = 0; i < pieces.length; i++) {
                    if (i > 0) {
                        run.getCTR().addNewSoftHyphen();
                    }
                    run.getCTR().addNewT().setStringValue(pieces[i]);
                }
            }
            document.write(out);
        }
        return file;
    }

    /** As Word 97 saves it: the optional hyphen is the character 1F. */
    private Path doc(String text, LegacyEncoding encoding, String font) throws IOException {
        byte[] octets = LegacyWriter.bytes(text, encoding);
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (octets[i] & 0xFF) == 0xAD ? 0x1F : octets[i];
        }
        OldWordWriter word = new OldWordWriter();
        word.add(octets, font);
        return word.write(file(font, "doc"));
    }

    private Path file(String font, String format) {
        return dir.resolve(font.replaceAll("\\W", "") + "." + format);
    }

    private Path rtf(String text, LegacyEncoding encoding, String font) throws IOException {
        StringBuilder rtf =
                new StringBuilder("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 " + font + ";}}\\f0 ");
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
        return Files.writeString(file(font, "rtf"), rtf.append("}").toString());
    }

    private Path pdf(String text, LegacyEncoding encoding, String font) throws IOException {
        Path file = file(font, "pdf");
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

    /**
     * A document in one font of the time.
     *
     * @param format {@code doc}, {@code docx}, {@code rtf}, {@code pdf} or {@code txt}
     * @param font for instance {@code .VnTime}; one that ends in H shows small letters as capitals
     */
    Path write(String format, String text, String font) throws IOException {
        LegacyEncoding encoding = LegacyEncoding.ofFont(font).orElseThrow();
        String typed = LegacyEncoding.isCapitalFont(font) ? text.toLowerCase(Locale.ROOT) : text;
        return switch (format) {
            case "doc" -> doc(typed, encoding, font);
            case "docx" -> docx(typed, encoding, font);
            case "rtf" -> rtf(typed, encoding, font);
            case "pdf" -> pdf(typed, encoding, font);
            default -> Files.write(file(font, "txt"), LegacyWriter.bytes(typed, encoding));
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
