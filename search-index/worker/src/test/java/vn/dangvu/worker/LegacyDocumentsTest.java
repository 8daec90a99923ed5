package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Documents written in the fonts of before Unicode. */
class LegacyDocumentsTest {

    private static final String TEXT =
            """
            Đảng bộ Khối cơ quan và doanh nghiệp tỉnh Bình Thuận xúc tiến chuyển đổi số.
            Người dân được hưởng những điều kiện tốt hơn, chưa đưa vào sử dụng, lưu trữ.
            Nghị quyết của Ban Chấp hành Trung ương về tăng cường sự lãnh đạo của Đảng.""";

    @TempDir Path dir;

    private LegacyDocuments documents() {
        return new LegacyDocuments(dir);
    }

    @ParameterizedTest
    @CsvSource({
        "doc, .VnTime",
        "doc, VNI-Times",
        "docx, .VnTime",
        "docx, VNI-Times",
        "rtf, .VnTime",
        "rtf, VNI-Times",
        "pdf, .VnTime",
        "pdf, VNI-Times",
        "txt, .VnTime",
        "txt, VNI-Times",
        "txt, VISCII"
    })
    void areReadAsUnicodeAndMarked(String format, String font) throws IOException {
        ReadHere read = ReadHere.file(documents().write(format, TEXT, font));

        assertThat(read.text().replaceAll("\\s+", " ")).isEqualTo(TEXT.replaceAll("\\s+", " "));
        assertThat(read.outcome().encodings())
                .isEqualTo(LegacyEncoding.ofFont(font).orElseThrow().name());
        assertThat(read.outcome().language()).isEqualTo("vi");
        assertThat(read.pages().get(0).source()).isEqualTo("CONVERTED");
        assertThat(read.pages().get(0).original()).isNotEmpty().isNotEqualTo(read.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"doc", "docx", "pdf"})
    void capitalFontsGiveCapitals(String format) throws IOException {
        assertThat(ReadHere.file(documents().write(format, "Cộng hòa xã hội", ".VnTimeH")).text())
                .isEqualTo("CỘNG HÒA XÃ HỘI");
    }

    @Test
    void fontsMayChangeWithinADocument() throws IOException {
        OldWordWriter word = new OldWordWriter();
        word.add(LegacyWriter.bytes("hướng dẫn\n", LegacyEncoding.TCVN3), ".VnTimeH");
        word.add(LegacyWriter.bytes("Sinh hoạt chi bộ\n", LegacyEncoding.VNI), "VNI-Times");
        word.add("Resume 2026\n".getBytes(StandardCharsets.US_ASCII), "Arial");

        assertThat(ReadHere.file(word.write(dir.resolve("mixed.doc"))).text())
                .isEqualTo("HƯỚNG DẪN\nSinh hoạt chi bộ\nResume 2026");
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
        for (String font : List.of(".VnTime", ".VnTimeH", "VNI-Times")) {
            for (String format : List.of("doc", "docx", "rtf", "pdf", "txt")) {
                double right =
                        LegacyDocuments.shareOfWords(
                                text, ReadHere.file(documents().write(format, text, font)).text());
                assertThat(right).as(format + " " + font).isGreaterThan(0.99);
            }
        }
    }
}
