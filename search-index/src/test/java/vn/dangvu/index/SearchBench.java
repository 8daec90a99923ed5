package vn.dangvu.index;

import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code ./bench search}: a real Elasticsearch against plain Lucene in this process. */
public final class SearchBench {

    private static final int BATCH = 500;

    private final boolean quick;
    private final int documents;
    private final int questions;

    private SearchBench(boolean quick) {
        this.quick = quick;
        this.documents = quick ? 10_000 : 100_000;
        this.questions = quick ? 200 : 600;
    }

    public static void main(String[] args) throws Exception {
        // the HTTP client's threads would keep the process alive after a failure
        int status = 1;
        try (EmbeddedElasticsearch server = EmbeddedElasticsearch.start("")) {
            new SearchBench(Arrays.asList(args).contains("--quick")).run(server);
            status = 0;
        } finally {
            System.err.println(status == 0 ? "done" : "failed");
        }
    }

    private void run(EmbeddedElasticsearch server) throws Exception {
        Path folder = Files.createTempDirectory("dangvu-lucene-");
        try (ElasticsearchIndex index =
                        new ElasticsearchIndex(ElasticsearchSettings.at(server.url()));
                PlainLucene lucene = new PlainLucene(folder)) {
            relevance(index);
            oracle(index);
            List<IndexEntry> sample = indexing(index, lucene);
            searching(index, lucene, sample);
        } finally {
            delete(folder);
        }
    }

    private void relevance(SearchIndex index) throws IOException, IndexUnavailableException {
        Path text = Path.of("../../shared/data/vietnamese/law/45_2019_QH14.txt");
        for (int up = 0; up < 3 && !Files.exists(text); up++) {
            text = Path.of("..").resolve(text);
        }
        if (!Files.exists(text)) {
            System.err.println("no law beside the project: relevance is not measured");
            return;
        }
        LawPassages law = new LawPassages(text);
        law.putInto(index);
        double first = relevance(index, law, "diacritics", UnaryOperator.identity(), 0);
        relevance(index, law, "no-diacritics", VietnameseText::fold, first);
        relevance(index, law, "nfd", t -> Normalizer.normalize(t, Normalizer.Form.NFD), first);
        relevance(index, law, "tone", LawPassages::otherTonePlacement, first);
        List<LawPassages.Asked> phrases = law.phrases(true);
        new BenchLine(
                        "search",
                        "relevance-phrase",
                        law.rankOfPhrases(index, phrases, UnaryOperator.identity()),
                        "MRR@10")
                .print(quick, phrases.size());
    }

    private double relevance(
            SearchIndex index,
            LawPassages law,
            String name,
            UnaryOperator<String> spelling,
            double first)
            throws IndexUnavailableException {
        List<LawPassages.Asked> titles = law.titles(true);
        double rank = law.rankOfTitles(index, titles, spelling);
        new BenchLine("search", "relevance-" + name, rank, "MRR@10")
                .with("loss", first == 0 ? 0 : Math.max(0, first - rank))
                .print(quick, titles.size());
        return rank;
    }

    private void oracle(SearchIndex index) throws IndexUnavailableException {
        PermissionOracle oracle = new PermissionOracle(index);
        int pairs = 500;
        int leaks = 0;
        for (int i = 0; i < pairs; i++) {
            try {
                oracle.ask();
            } catch (AssertionError wrong) {
                leaks++;
            }
        }
        new BenchLine("search", "oracle-pairs", pairs, "pairs").print(quick, pairs);
        new BenchLine("search", "oracle-leaks", leaks, "pairs").print(quick, pairs);
    }

    /** Indexes the same documents on both sides, batch by batch in turn. */
    private List<IndexEntry> indexing(SearchIndex index, PlainLucene lucene)
            throws IOException, IndexUnavailableException {
        BenchCorpus corpus = new BenchCorpus(2026);
        List<IndexEntry> sample = new ArrayList<>();
        IndexRebuild rebuild = index.rebuild();
        long here = 0;
        long there = 0;
        for (int from = 0; from < documents; from += BATCH) {
            List<IndexEntry> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(corpus.document(from + i + 1L));
            }
            sample.add(batch.get(0));
            long start = System.nanoTime();
            rebuild.put(batch);
            long middle = System.nanoTime();
            lucene.put(batch);
            long end = System.nanoTime();
            if (from >= documents / 10) {
                there += middle - start;
                here += end - middle;
            }
        }
        long start = System.nanoTime();
        rebuild.complete();
        there += System.nanoTime() - start;
        start = System.nanoTime();
        lucene.commit();
        here += System.nanoTime() - start;
        double measured = documents * 0.9;
        double value = measured / (there / 1e9);
        new BenchLine("search", "index-100k", value, "documents/s")
                .limit("lucene-9.12.2", value, measured / (here / 1e9))
                .print(quick, documents);
        return sample;
    }

    private void searching(SearchIndex index, PlainLucene lucene, List<IndexEntry> sample)
            throws IOException, IndexUnavailableException {
        BenchCorpus corpus = new BenchCorpus(7);
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            asked.add(corpus.question(sample.get(i % sample.size())));
        }
        Set<String> everybody = Set.of("all");
        measure(index, lucene, asked, everybody);
        Times open = measure(index, lucene, asked, everybody);
        new BenchLine("search", "search-100k-p50", open.tookPercentile(50), "ms")
                .limit("lucene-9.12.2", open.tookPercentile(50), open.lucenePercentile(50))
                .print(quick, documents);
        new BenchLine("search", "search-100k-p99", open.tookPercentile(99), "ms")
                .limit("lucene-9.12.2", open.tookPercentile(99), open.lucenePercentile(99))
                .print(quick, documents);
        new BenchLine("search", "service-over-es", open.meanWall(), "ms")
                .limit("took", open.meanWall(), open.meanTook())
                .print(quick, documents);
        for (int units : new int[] {3, BenchCorpus.UNITS}) {
            Times filtered = measure(index, lucene, asked, corpus.units(units));
            new BenchLine("search", "acl-" + units, filtered.meanTook(), "ms")
                    .limit("no-filter", filtered.meanTook(), open.meanTook())
                    .print(quick, documents);
        }
    }

    private Times measure(
            SearchIndex index, PlainLucene lucene, List<String> asked, Set<String> tokens)
            throws IOException, IndexUnavailableException {
        Times times = new Times(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            long start = System.nanoTime();
            IndexPage page = index.search(IndexQuery.of(asked.get(i), tokens).build());
            times.wall[i] = (System.nanoTime() - start) / 1e6;
            times.took[i] = page.tookMillis();
            start = System.nanoTime();
            lucene.search(asked.get(i), tokens);
            times.lucene[i] = (System.nanoTime() - start) / 1e6;
        }
        return times;
    }

    /** Milliseconds of each question. */
    private static final class Times {
        private final double[] wall;
        private final double[] took;
        private final double[] lucene;

        Times(int size) {
            wall = new double[size];
            took = new double[size];
            lucene = new double[size];
        }

        double tookPercentile(int percent) {
            return percentile(took, percent);
        }

        double lucenePercentile(int percent) {
            return percentile(lucene, percent);
        }

        double meanWall() {
            return Arrays.stream(wall).average().orElse(0);
        }

        double meanTook() {
            return Arrays.stream(took).average().orElse(0);
        }

        private static double percentile(double[] values, int percent) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
        }
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
