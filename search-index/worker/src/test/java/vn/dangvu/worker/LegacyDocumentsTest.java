package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
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
        ReadHere read = ReadHere.file(documents().write(format, TEXT, encoding));

        assertThat(read.text().replaceAll("\\s+", " ")).isEqualTo(TEXT.replaceAll("\\s+", " "));
        assertThat(read.outcome().encodings()).isEqualTo(encoding.name());
        assertThat(read.outcome().language()).isEqualTo("vi");
        assertThat(read.pages().get(0).source()).isEqualTo("CONVERTED");
        assertThat(read.pages().get(0).original()).isNotEmpty().isNotEqualTo(read.text());
    }

    @Test
    void capitalFontsGiveCapitals() throws IOException {
        assertThat(
                        ReadHere.file(
                                        documents()
                                                .docx(
                                                        "Cộng hòa xã hội",
                                                        LegacyEncoding.TCVN3,
                                                        ".VnTimeH"))
                                .text())
                .isEqualTo("CỘNG HÒA XÃ HỘI");
        assertThat(
                        ReadHere.file(
                                        documents()
                                                .pdf(
                                                        "Cộng hòa xã hội",
                                                        LegacyEncoding.TCVN3,
                                                        ".VnTimeH"))
                                .text())
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
                        LegacyDocuments.shareOfWords(
                                text,
                                ReadHere.file(documents().write(format, text, encoding)).text());
                assertThat(right).as(format + " " + encoding).isGreaterThan(0.99);
            }
        }
    }
}
