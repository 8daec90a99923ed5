package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.ExtractionReason;
import vn.dangvu.index.ExtractionUnavailableException;
import vn.dangvu.index.ExtractionVerdict;
import vn.dangvu.index.PageText;
import vn.dangvu.index.TextExtractor;
import vn.dangvu.index.WorkerSettings;
import vn.dangvu.index.WorkerTextExtractor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The real worker jar in a real process. */
class WorkerTextExtractorIT {

    private static final String TEXT = "Đảng ủy Khối hướng dẫn sinh hoạt chuyên đề quý III.";

    @TempDir static Path dir;

    private static TextExtractor extractor;

    @BeforeAll
    static void start() {
        extractor = new WorkerTextExtractor(settings().build());
    }

    @AfterAll
    static void end() {
        extractor.close();
    }

    private static WorkerSettings.Builder settings() {
        return WorkerSettings.of(
                Path.of(System.getProperty("dangvu.test.worker.jar")), dir.resolve("work"));
    }

    private static ExtractedText extract(Path file) throws Exception {
        return extractor.extract(file, "");
    }

    private static void assertReads(Path file) throws Exception {
        ExtractedText text = extract(file);
        assertThat(text.verdict()).as(text.reasonCode()).isEqualTo(ExtractionVerdict.SEARCHABLE);
        assertThat(text.wholeText()).contains(TEXT);
        assertThat(text.language()).isEqualTo("vi");
        assertThat(text.legacyEncodings()).isEmpty();
        assertThat(text.reasonCode()).isEmpty();
    }

    private static void assertRefuses(Path file, ExtractionReason reason) throws Exception {
        ExtractedText text = extract(file);
        assertThat(text.reasonCode()).isEqualTo(reason.code());
        assertThat(text.verdict()).isEqualTo(ExtractionVerdict.NOT_SEARCHABLE);
        assertThat(text.wholeText()).isBlank();
    }

    @Test
    void readsPdfPageByPage() throws Exception {
        Path file =
                SampleDocuments.pdf(
                        dir.resolve("a.pdf"), List.of("Trang một", "", "Trang ba\nhết"));

        ExtractedText text = extract(file);

        assertThat(text.verdict()).isEqualTo(ExtractionVerdict.SEARCHABLE);
        assertThat(text.pages())
                .containsExactly(
                        new PageText(1, "Trang một"),
                        new PageText(2, ""),
                        new PageText(3, "Trang ba\nhết"));
    }

    @Test
    void readsEveryOfficeFormat() throws Exception {
        assertReads(SampleDocuments.pdf(dir.resolve("b.pdf"), List.of(TEXT)));
        assertReads(SampleDocuments.docx(dir.resolve("b.docx"), TEXT, "Hết."));
        assertReads(SampleDocuments.xlsx(dir.resolve("b.xlsx"), TEXT, "Trang hai"));
        assertReads(SampleDocuments.pptx(dir.resolve("b.pptx"), TEXT, "Trang hai"));
        assertReads(SampleDocuments.odt(dir.resolve("b.odt"), TEXT));
        assertReads(SampleDocuments.rtf(dir.resolve("b.rtf"), TEXT));
        assertReads(Files.writeString(dir.resolve("b.txt"), TEXT + "\n" + TEXT));
    }

    @Test
    void sheetsAndSlidesArePagesAndTheTitleIsRead() throws Exception {
        ExtractedText slides = extract(SampleDocuments.pptx(dir.resolve("c.pptx"), "Một", "Hai"));
        ExtractedText sheets = extract(SampleDocuments.xlsx(dir.resolve("c.xlsx"), "Một", "Hai"));
        ExtractedText word = extract(SampleDocuments.docx(dir.resolve("c.docx"), TEXT));

        assertThat(slides.pages()).hasSize(2);
        assertThat(slides.pages().get(1).text()).contains("Hai").doesNotContain("Một");
        assertThat(sheets.pages()).hasSize(2);
        assertThat(sheets.pages().get(1).text()).contains("Hai").doesNotContain("Một");
        assertThat(word.title()).isEqualTo("Tiêu đề của văn bản");
    }

    /** R53. */
    @Test
    void documentsThatCannotBeReadGetAReason() throws Exception {
        assertRefuses(Files.createFile(dir.resolve("empty.pdf")), ExtractionReason.EMPTY_FILE);
        assertRefuses(
                SampleDocuments.encryptedPdf(dir.resolve("locked.pdf"), "user"),
                ExtractionReason.ENCRYPTED);
        assertRefuses(
                Files.writeString(dir.resolve("broken.pdf"), "%PDF-1.7\nnothing else"),
                ExtractionReason.BROKEN);
        assertRefuses(
                Files.write(dir.resolve("noise.bin"), new byte[] {1, 2, 3, (byte) 0xFE, 0, 0}),
                ExtractionReason.UNSUPPORTED);
        assertRefuses(
                SampleDocuments.pdf(dir.resolve("blank.pdf"), List.of("", "")),
                ExtractionReason.NO_TEXT);
        Path docx = SampleDocuments.docx(dir.resolve("cut.docx"), TEXT);
        byte[] whole = Files.readAllBytes(docx);
        Files.write(docx, Arrays.copyOf(whole, whole.length / 2));
        assertRefuses(docx, ExtractionReason.BROKEN);
        assertThat(extract(dir.resolve("absent.pdf")).verdict()).isEqualTo(ExtractionVerdict.RETRY);
        assertReads(SampleDocuments.docx(dir.resolve("after.docx"), TEXT));
    }

    @Test
    void aPdfThatOnlyForbidsCopyingIsRead() throws Exception {
        ExtractedText text = extract(SampleDocuments.encryptedPdf(dir.resolve("open.pdf"), ""));
        assertThat(text.wholeText()).isEqualTo("bí mật");
    }

    /** R53. */
    @Test
    void limitsCutTheTextAndSaySo() throws Exception {
        try (TextExtractor limited =
                new WorkerTextExtractor(settings().limits(200_000, 100, 3).build())) {
            ExtractedText pages =
                    limited.extract(
                            SampleDocuments.pdf(
                                    dir.resolve("pages.pdf"), List.of("a", "b", "c", "d")),
                            "");
            assertThat(pages.verdict()).isEqualTo(ExtractionVerdict.PARTLY);
            assertThat(pages.reasonCode()).isEqualTo("too-many-pages");
            assertThat(pages.pages()).hasSize(3);

            ExtractedText longText =
                    limited.extract(
                            SampleDocuments.docx(dir.resolve("long.docx"), TEXT.repeat(50)), "");
            assertThat(longText.verdict()).isEqualTo(ExtractionVerdict.PARTLY);
            assertThat(longText.reasonCode()).isEqualTo("text-too-long");
            assertThat(longText.wholeText()).hasSize(100);

            Path large = Files.write(dir.resolve("large.txt"), new byte[300_000]);
            assertThat(limited.extract(large, "").reasonCode()).isEqualTo("file-too-large");
        }
    }

    /** R53, R56. */
    @Test
    void bombsEndWithAVerdictAndTheNextFileIsFine() throws Exception {
        Path bomb = new HostileDocuments(dir).zipBomb();

        ExtractedText text = extract(bomb);

        assertThat(text.verdict()).isNotEqualTo(ExtractionVerdict.SEARCHABLE);
        assertThat(text.reasonCode()).isIn("bomb", "text-too-long", "memory-limit", "broken");
        assertReads(SampleDocuments.docx(dir.resolve("afterbomb.docx"), TEXT));
    }

    @Test
    void runsOutOfTimeWithinTheLimit() throws Exception {
        List<String> pages =
                IntStream.range(0, 1_500).mapToObj(i -> "Trang " + i + " " + TEXT).toList();
        Path file = SampleDocuments.pdf(dir.resolve("many.pdf"), pages);
        try (TextExtractor hurried =
                new WorkerTextExtractor(settings().timeLimit(Duration.ofMillis(20)).build())) {
            ExtractedText text = hurried.extract(file, "application/pdf");
            assertThat(text.reasonCode()).isEqualTo("time-limit");
        }
        assertThat(extract(file).pages()).hasSize(1_500);
    }

    @Test
    void workersAreReplacedAfterTheirShareOfFiles() throws Exception {
        Path file = SampleDocuments.docx(dir.resolve("often.docx"), TEXT);
        try (TextExtractor replaced =
                new WorkerTextExtractor(settings().filesPerWorker(2).workers(1).build())) {
            for (int i = 0; i < 5; i++) {
                assertThat(replaced.extract(file, "").wholeText()).contains(TEXT);
            }
        }
    }

    @Test
    void manyThreadsShareTheWorkers() throws Exception {
        Path file = SampleDocuments.pdf(dir.resolve("shared.pdf"), List.of(TEXT));
        try (TextExtractor two = new WorkerTextExtractor(settings().workers(2).build())) {
            var threads = Executors.newFixedThreadPool(6);
            List<Future<ExtractedText>> texts =
                    IntStream.range(0, 24)
                            .mapToObj(i -> threads.submit(() -> two.extract(file, "")))
                            .toList();
            for (Future<ExtractedText> text : texts) {
                assertThat(text.get().wholeText()).isEqualTo(TEXT);
            }
            threads.shutdown();
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        Path work = dir.resolve("left");
        Path file = SampleDocuments.docx(dir.resolve("left.docx"), TEXT);
        WorkerSettings settings =
                WorkerSettings.of(Path.of(System.getProperty("dangvu.test.worker.jar")), work)
                        .build();
        long before = ProcessHandle.current().descendants().count();
        try (TextExtractor one = new WorkerTextExtractor(settings)) {
            one.extract(file, "");
        }
        assertThat(ProcessHandle.current().descendants().count()).isLessThanOrEqualTo(before);
        assertThat(list(work)).isEmpty();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.collect(Collectors.toList());
        }
    }

    @Test
    void aMissingJarIsUnavailable() {
        try (TextExtractor none =
                new WorkerTextExtractor(
                        WorkerSettings.of(dir.resolve("no.jar"), dir.resolve("work")).build())) {
            Path file = Files.writeString(dir.resolve("some.txt"), TEXT);
            assertThatThrownBy(() -> none.extract(file, ""))
                    .isInstanceOf(ExtractionUnavailableException.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsTheLabourCodeFromOldWord() throws Exception {
        Path code = SharedData.path("vietnamese/law/45_2019_QH14_333670.doc");

        ExtractedText text = extract(code);

        assertThat(text.verdict()).isEqualTo(ExtractionVerdict.SEARCHABLE);
        assertThat(text.wholeText()).contains("Bộ luật Lao động");
        assertThat(text.language()).isEqualTo("vi");
    }
}
