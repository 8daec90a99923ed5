package vn.dangvu.worker;

import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.TextExtractor;
import vn.dangvu.index.WorkerSettings;
import vn.dangvu.index.WorkerTextExtractor;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code ./bench extract}: extraction in a worker process, legacy encodings, hostile files. */
public final class ExtractBench {

    private static final String LINE =
            "Đảng ủy Khối hướng dẫn các chi bộ sinh hoạt chuyên đề quý III năm 2026, tổng hợp và báo cáo.";

    private final boolean quick;
    private final Path dir;

    private ExtractBench(boolean quick, Path dir) {
        this.quick = quick;
        this.dir = dir;
    }

    public static void main(String[] args) throws Exception {
        Path dir = Files.createTempDirectory("dangvu-extract-");
        try {
            ExtractBench bench = new ExtractBench(Arrays.asList(args).contains("--quick"), dir);
            bench.isolated();
            bench.legacy();
            bench.hostile();
        } finally {
            delete(dir);
        }
    }

    private TextExtractor extractor() {
        Path jar = Path.of("target/dangvu-extraction-worker.jar").toAbsolutePath();
        return new WorkerTextExtractor(
                WorkerSettings.of(jar, dir.resolve("work")).workers(1).build());
    }

    private void isolated() throws Exception {
        int pages = 40;
        int files = quick ? 15 : 60;
        String page = String.join("\n", IntStream.range(0, 35).mapToObj(i -> LINE).toList());
        Path file =
                SampleDocuments.pdf(
                        dir.resolve("pages.pdf"),
                        IntStream.range(0, pages).mapToObj(i -> page).toList());
        try (TextExtractor extractor = extractor()) {
            for (int i = 0; i < 5; i++) {
                extractor.extract(file, "");
                ReadHere.file(file);
            }
            long there = 0;
            long here = 0;
            for (int i = 0; i < files; i++) {
                long start = System.nanoTime();
                extractor.extract(file, "");
                long middle = System.nanoTime();
                ReadHere.file(file);
                there += middle - start;
                here += System.nanoTime() - middle;
            }
            double value = files * pages / (there / 1e9);
            double limit = files * pages / (here / 1e9);
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"extract\",\"case\":\"isolated\",\"value\":%.1f,\"unit\":\"pages/s\","
                            + "\"limit\":\"in-process\",\"limit_value\":%.1f,\"ratio_to_limit\":%.3f,\"n\":%d%s}%n",
                    value,
                    limit,
                    value / limit,
                    files * pages,
                    quickMark());
        }
    }

    private void legacy() throws IOException {
        String text = text();
        LegacyDocuments documents = new LegacyDocuments(dir);
        double least = 1;
        int touched = 0;
        int count = 0;
        for (String format : List.of("docx", "rtf", "pdf", "txt")) {
            for (LegacyEncoding encoding : List.of(LegacyEncoding.TCVN3, LegacyEncoding.VNI)) {
                ReadHere read = ReadHere.file(documents.write(format, text, encoding));
                least = Math.min(least, LegacyDocuments.shareOfWords(text, read.text()));
                count++;
            }
        }
        List<Path> unicode = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String part = text.substring(i * 100, Math.min(text.length(), i * 100 + 900));
            unicode.add(SampleDocuments.docx(dir.resolve("u" + i + ".docx"), part));
            unicode.add(Files.writeString(dir.resolve("u" + i + ".txt"), part));
        }
        for (Path file : unicode) {
            touched += ReadHere.file(file).outcome().encodings().isEmpty() ? 0 : 1;
        }
        print("legacy-words", least, "share", count);
        print("legacy-false", touched, "documents", unicode.size());
    }

    /** The articles beside the project, or a text of our own. */
    private static String text() throws IOException {
        StringBuilder all = new StringBuilder();
        Path articles = shared("vietnamese/articles");
        if (articles == null) {
            return (LINE + "\n").repeat(60);
        }
        try (Stream<Path> files = Files.list(articles)) {
            for (Path file : files.sorted().toList()) {
                all.append(VietnameseText.nfc(Files.readString(file))).append('\n');
            }
        }
        return all.toString().replaceAll("[“”]", "\"").replaceAll("[–…’]", "-");
    }

    private void hostile() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("office", "pdf/malformed")) {
            Path found = shared(folder);
            if (found != null) {
                try (Stream<Path> list = Files.list(found)) {
                    list.sorted().forEach(files::add);
                }
            }
        }
        if (files.isEmpty()) {
            System.err.println("no hostile samples beside the project: not measured");
            return;
        }
        Path fine = SampleDocuments.docx(dir.resolve("fine.docx"), LINE);
        int failed = 0;
        try (TextExtractor extractor = extractor()) {
            for (Path file : files) {
                long start = System.nanoTime();
                extractor.extract(file, "");
                boolean late = Duration.ofNanos(System.nanoTime() - start).toSeconds() >= 70;
                ExtractedText next = extractor.extract(fine, "");
                failed += late || !next.wholeText().equals(LINE) ? 1 : 0;
            }
        }
        print("hostile-failed", failed, "files", files.size());
    }

    private void print(String name, double value, String unit, int n) {
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"extract\",\"case\":\"%s\",\"value\":%.4f,\"unit\":\"%s\",\"n\":%d%s}%n",
                name,
                value,
                unit,
                n,
                quickMark());
    }

    private String quickMark() {
        return quick ? ",\"quick\":true" : "";
    }

    /** Null when it is not on this machine. */
    private static Path shared(String name) {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve("shared/data").resolve(name))) {
                return folder.resolve("shared/data").resolve(name);
            }
        }
        return null;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, IOException e)
                            throws IOException {
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
