package vn.dangvu.worker;

import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;

import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.TextExtractor;
import vn.dangvu.index.WorkerSettings;
import vn.dangvu.index.WorkerTextExtractor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pages a second through a worker process against plain Tika in this process, one parser kept for all
 * files, file by file in turn; and how the cost of a page grows with the number of pages.
 */
final class IsolationBench {

    static final String LINE =
            "Đảng ủy Khối hướng dẫn các chi bộ sinh hoạt chuyên đề quý III năm 2026, tổng hợp và báo cáo.";

    private static final int LINES_A_PAGE = 35;
    private static final int PAGES = 40;

    private final ExtractBench bench;
    private final Path dir;
    private final AutoDetectParser tika = new AutoDetectParser();

    IsolationBench(ExtractBench bench, Path dir) {
        this.bench = bench;
        this.dir = dir;
    }

    void run() throws Exception {
        WorkerSettings settings =
                WorkerSettings.of(ExtractBench.workerJar(), dir.resolve("work")).workers(1).build();
        try (TextExtractor extractor = new WorkerTextExtractor(settings)) {
            compare(extractor, "isolated", List.of(pdf(PAGES), docx(PAGES), doc(PAGES)));
            compare(extractor, "isolated-pdf", List.of(pdf(PAGES)));
            compare(extractor, "isolated-docx", List.of(docx(PAGES)));
            compare(extractor, "isolated-doc", List.of(doc(PAGES)));
            for (int pages : new int[] {1, 10, 100, 1_000}) {
                growth(extractor, pages);
            }
        }
    }

    private void compare(TextExtractor extractor, String name, List<Path> files) throws Exception {
        int rounds = bench.quick() ? 12 : 60;
        List<Double> there = new ArrayList<>();
        List<Double> here = new ArrayList<>();
        for (int round = -8; round < rounds; round++) {
            double isolated = 0;
            double inProcess = 0;
            for (Path file : files) {
                isolated += seconds(() -> check(extractor.extract(file, "").wholeText()));
                inProcess += seconds(() -> check(inThisProcess(file)));
            }
            if (round >= 0) {
                there.add(isolated);
                here.add(inProcess);
            }
        }
        double value = files.size() * PAGES / median(there);
        double limit = files.size() * PAGES / median(here);
        bench.line(name, value, "pages/s")
                .limit("in-process-tika", value, limit)
                .print((long) rounds * files.size() * PAGES);
    }

    private void growth(TextExtractor extractor, int pages) throws Exception {
        Path file = pdf(pages);
        int rounds = Math.max(3, 200 / pages);
        List<Double> seconds = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            double one = seconds(() -> check(extractor.extract(file, "").wholeText()));
            if (round >= 0) {
                seconds.add(one);
            }
        }
        bench.line("growth-" + pages, 1_000 * median(seconds) / pages, "ms/page").print(rounds);
    }

    /** What is measured. */
    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private String inThisProcess(Path file) throws Exception {
        BodyContentHandler text = new BodyContentHandler(-1);
        Metadata metadata = new Metadata();
        try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
            tika.parse(in, text, metadata, new ParseContext());
        }
        return text.toString();
    }

    private static void check(String whole) {
        String text = whole.substring(0, Math.min(whole.length(), 1_000));
        if (!VietnameseText.fold(text).contains("sinh hoat chuyen de")) {
            throw new IllegalStateException("the text was not read");
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String page() {
        return String.join("\n", IntStream.range(0, LINES_A_PAGE).mapToObj(i -> LINE).toList());
    }

    private Path pdf(int pages) throws IOException {
        return SampleDocuments.pdf(
                dir.resolve("pages-" + pages + ".pdf"),
                IntStream.range(0, pages).mapToObj(i -> page()).toList());
    }

    private Path docx(int pages) throws IOException {
        String[] paragraphs = new String[pages * LINES_A_PAGE];
        Arrays.fill(paragraphs, LINE);
        return SampleDocuments.docx(dir.resolve("pages.docx"), paragraphs);
    }

    private Path doc(int pages) throws IOException {
        OldWordWriter word = new OldWordWriter();
        String line = VietnameseText.fold(LINE) + "\n";
        word.add(line.repeat(pages * LINES_A_PAGE).getBytes(StandardCharsets.US_ASCII), "Arial");
        return word.write(dir.resolve("pages.doc"));
    }
}
