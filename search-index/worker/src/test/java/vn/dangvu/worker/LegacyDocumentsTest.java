package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
import java.util.stream.Stream;

/** Documents written in the fonts of before Unicode. */
class LegacyDocumentsTest {

    private static final String TEXT =
            """
            Đảng bộ Khối cơ quan và doanh nghiệp tỉnh Bình Thuận xúc tiến chuyển đổi số.
            Người dân được hưởng những điều kiện tốt hơn, chưa đưa vào sử dụng, lưu trữ.
            Nghị quyết của Ban Chấp hành Trung ương về tăng cường sự lãnh đạo của Đảng.""";

    @TempDir Path dir;

    private static String font(LegacyEncoding encoding) {
        return encoding == LegacyEncoding.TCVN3 ? ".VnTime" : "VNI-Times";
    }

    private Path docx(String text, LegacyEncoding encoding, String font) throws IOException {
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

    private Path rtf(String text, LegacyEncoding encoding) throws IOException {
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

    private Path pdf(String text, LegacyEncoding encoding, String font) throws IOException {
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

    private Path txt(String text, LegacyEncoding encoding) throws IOException {
        return Files.write(dir.resolve(encoding + ".txt"), LegacyWriter.bytes(text, encoding));
    }

    @ParameterizedTest
    @CsvSource({
        "docx, TCVN3",
        "docx, VNI",
        "rtf, TCVN3",
        "rtf, VNI",
        "pdf, TCVN3",
        "pdf, VNI",
        "txt, TCVN3",
        "txt, VNI",
        "txt, VISCII"
    })
    void areReadAsUnicodeAndMarked(String format, LegacyEncoding encoding) throws IOException {
        ReadHere read = ReadHere.file(write(format, TEXT, encoding));

        assertThat(read.text().replaceAll("\\s+", " ")).isEqualTo(TEXT.replaceAll("\\s+", " "));
        assertThat(read.outcome().encodings()).isEqualTo(encoding.name());
        assertThat(read.outcome().language()).isEqualTo("vi");
        assertThat(read.pages().get(0).source()).isEqualTo("CONVERTED");
        assertThat(read.pages().get(0).original()).isNotEmpty().isNotEqualTo(read.text());
    }

    private Path write(String format, String text, LegacyEncoding encoding) throws IOException {
        return switch (format) {
            case "docx" -> docx(text, encoding, font(encoding));
            case "rtf" -> rtf(text, encoding);
            case "pdf" -> pdf(text, encoding, font(encoding));
            default -> txt(text, encoding);
        };
    }

    @Test
    void capitalFontsGiveCapitals() throws IOException {
        assertThat(ReadHere.file(docx("Cộng hòa xã hội", LegacyEncoding.TCVN3, ".VnTimeH")).text())
                .isEqualTo("CỘNG HÒA XÃ HỘI");
        assertThat(ReadHere.file(pdf("Cộng hòa xã hội", LegacyEncoding.TCVN3, ".VnTimeH")).text())
                .isEqualTo("CỘNG HÒA XÃ HỘI");
    }

    @Test
    void unicodeDocumentsAreNotTouched() throws IOException {
        for (Path file :
                List.of(
                        SampleDocuments.docx(dir.resolve("u.docx"), TEXT),
                        SampleDocuments.pdf(dir.resolve("u.pdf"), List.of(TEXT)),
                        SampleDocuments.rtf(dir.resolve("u.rtf"), TEXT),
                        Files.writeString(dir.resolve("u.txt"), TEXT))) {
            ReadHere read = ReadHere.file(file);
            assertThat(read.outcome().encodings()).as(file.toString()).isEmpty();
            assertThat(read.pages().get(0).source()).isEqualTo("DOCUMENT");
        }
    }

    /** At least 99 of 100 words of real articles come out right, in every format. */
    @Test
    void realArticlesKeepTheirWords() throws IOException {
        Path articles = SharedData.path("vietnamese/articles");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(articles)) {
            for (Path file : files.sorted().toList()) {
                all.append(VietnameseText.nfc(Files.readString(file))).append('\n');
            }
        }
        String text = all.toString().replaceAll("[“”]", "\"").replaceAll("[–…’]", "-");
        for (LegacyEncoding encoding : List.of(LegacyEncoding.TCVN3, LegacyEncoding.VNI)) {
            for (String format : List.of("docx", "rtf", "pdf", "txt")) {
                double right =
                        shareOfWords(text, ReadHere.file(write(format, text, encoding)).text());
                assertThat(right).as(format + " " + encoding).isGreaterThan(0.99);
            }
        }
    }

    private static double shareOfWords(String expected, String read) {
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
