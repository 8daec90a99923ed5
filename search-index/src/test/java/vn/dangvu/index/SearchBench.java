package vn.dangvu.index;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * {@code ./bench search [--quick] [--only CASE,…]}: a real Elasticsearch beside plain Lucene in this
 * process, and beside other set-ups.
 */
public final class SearchBench {

    private static final int PAIRS = 500;

    private final BenchChoice choice;

    private SearchBench(BenchChoice choice) {
        this.choice = choice;
    }

    public static void main(String... args) throws Exception {
        SearchBench bench = new SearchBench(BenchChoice.parse(args));
        try (EmbeddedElasticsearch server = EmbeddedElasticsearch.start("-Xmx1g")) {
            bench.run(server);
        }
    }

    private void run(EmbeddedElasticsearch server) throws Exception {
        if (choice.has("analyzer")) {
            new AnalyzerBench(choice.quick()).run();
        }
        try (ElasticsearchIndex index = index(server, "small")) {
            if (choice.has("relevance")) {
                new RelevanceBench(choice.quick()).run(index, server);
            }
            if (choice.has("oracle-pairs", "oracle-leaks")) {
                oracle(index);
            }
        }
        if (choice.has(SpeedBench.CASES)) {
            speed(server);
        }
        if (choice.has("search-long")) {
            new LongTextBench(choice.quick(), server).run();
        }
    }

    private static ElasticsearchIndex index(EmbeddedElasticsearch server, String prefix) {
        return new ElasticsearchIndex(ElasticsearchSettings.at(server.url()).withPrefix(prefix));
    }

    private void speed(EmbeddedElasticsearch server) throws Exception {
        Path folder = Files.createTempDirectory("dangvu-lucene-");
        try (ElasticsearchIndex index = index(server, SpeedBench.PREFIX);
                PlainLucene lucene = new PlainLucene(folder)) {
            index.prepare();
            new SpeedBench(choice, server, index, lucene).run();
        } finally {
            delete(folder);
        }
    }

    private void oracle(SearchIndex index) throws IndexUnavailableException {
        PermissionOracle oracle = new PermissionOracle(index);
        int leaks = 0;
        for (int i = 0; i < PAIRS; i++) {
            try {
                oracle.ask();
            } catch (AssertionError wrong) {
                System.err.println(wrong.getMessage());
                leaks++;
            }
        }
        new BenchLine("search", "oracle-pairs", PAIRS, "pairs").print(choice.quick(), PAIRS);
        new BenchLine("search", "oracle-leaks", leaks, "pairs").print(choice.quick(), PAIRS);
    }

    static void delete(Path folder) throws IOException {
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
