package vn.dangvu.worker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Locale;

/**
 * {@code ./bench extract}: extraction in a worker process, legacy encodings, hostile files, fields of
 * the page.
 */
public final class ExtractBench {

    private final boolean quick;

    private ExtractBench(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] args) throws Exception {
        ExtractBench bench = new ExtractBench(Arrays.asList(args).contains("--quick"));
        Path dir = Files.createTempDirectory("dangvu-extract-");
        try {
            new IsolationBench(bench, dir).run();
            new LegacyBench(bench, dir).run();
            new FieldsBench(bench, dir).run();
            new HostileBench(bench, dir).run();
        } finally {
            delete(dir);
        }
    }

    static Path workerJar() {
        return Path.of("target/dangvu-extraction-worker.jar").toAbsolutePath();
    }

    boolean quick() {
        return quick;
    }

    /** Begins a line of figures; {@link Line#print} ends it. */
    Line line(String name, double value, String unit) {
        return new Line(name, value, unit);
    }

    /** One figure as a JSON object. */
    final class Line {
        private final StringBuilder json = new StringBuilder();

        private Line(String name, double value, String unit) {
            json.append(
                    String.format(
                            Locale.ROOT,
                            "{\"bench\":\"extract\",\"case\":\"%s\",\"value\":%.4f,\"unit\":\"%s\"",
                            name,
                            value,
                            unit));
        }

        Line limit(String name, double value, double limit) {
            json.append(
                    String.format(
                            Locale.ROOT,
                            ",\"limit\":\"%s\",\"limit_value\":%.4f,\"ratio_to_limit\":%.3f",
                            name,
                            limit,
                            value / limit));
            return this;
        }

        Line with(String key, double value) {
            json.append(String.format(Locale.ROOT, ",\"%s\":%.4f", key, value));
            return this;
        }

        void print(long n) {
            json.append(",\"n\":").append(n).append(quick ? ",\"quick\":true}" : "}");
            System.out.println(json);
        }
    }

    /** Null when it is not beside the project. */
    static Path shared(String name) {
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
