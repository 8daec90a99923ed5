package vn.dangvu.index;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Speed beside plain Lucene on the same documents. The index grows in steps and is measured at each,
 * so that one run shows how the costs grow ({@code growth-…}).
 *
 * <p>Elasticsearch cuts its {@code took} to whole milliseconds; half of one is added here, the mean of
 * what was cut.
 */
final class SpeedBench {

    static final String[] CASES = {
        "index-100k",
        "search-100k-p50",
        "search-100k-p99",
        "search-1m-p50",
        "search-1m-p99",
        "service-over-es",
        "acl-3",
        "acl-400",
        "acl-400-first",
        "facets",
        "completion-p50",
        "completion-p99",
        "growth"
    };

    static final String PREFIX = "speed";

    private static final String DOCUMENTS = "/" + PREFIX + "-documents";
    private static final int BATCH = 500;
    private static final double CUT = 0.5;

    /** Milliseconds that a completion may take while somebody types. */
    private static final double AS_YOU_TYPE = 100;

    private final BenchChoice choice;
    private final EmbeddedElasticsearch server;
    private final ElasticsearchIndex index;
    private final PlainLucene lucene;
    private final BenchCorpus corpus = new BenchCorpus(2026);
    private final BenchCorpus asking = new BenchCorpus(7);
    private final List<IndexEntry> sample = new ArrayList<>();
    private int indexed;
    private long nanosHere;
    private long nanosThere;

    SpeedBench(
            BenchChoice choice,
            EmbeddedElasticsearch server,
            ElasticsearchIndex index,
            PlainLucene lucene) {
        this.choice = choice;
        this.server = server;
        this.index = index;
        this.lucene = lucene;
    }

    /** Steps up to the sizes that the chosen cases ask for; a million only in a full run. */
    void run() throws Exception {
        int large = choice.quick() ? 20_000 : 100_000;
        boolean million = !choice.quick() && choice.has("search-1m-p50", "search-1m-p99");
        for (int size : new int[] {large / 10, large}) {
            growTo(size);
            Costs costs = measure(choice.quick() ? 200 : 500, 3);
            growth(size, costs);
            if (size == large) {
                lines("search-100k", costs);
                beside(costs);
            }
        }
        if (million) {
            growTogetherTo(1_000_000);
            // each question takes ten times as long
            Costs costs = measure(200, 1);
            growth(1_000_000, costs);
            lines("search-1m", costs);
        }
    }

    /** Both sides take each batch in turn. */
    private void growTo(int size) throws Exception {
        long here = 0;
        long there = 0;
        int measured = 0;
        while (indexed < size) {
            List<IndexEntry> batch = nextBatch();
            long start = System.nanoTime();
            index.put(batch);
            long middle = System.nanoTime();
            lucene.put(batch);
            long end = System.nanoTime();
            there += middle - start;
            here += end - middle;
            measured += BATCH;
        }
        long start = System.nanoTime();
        post("/_refresh");
        there += System.nanoTime() - start;
        start = System.nanoTime();
        lucene.commit();
        here += System.nanoTime() - start;
        awaitMerges();
        nanosHere = here / measured;
        nanosThere = there / measured;
    }

    /** Both sides take each batch at once: sooner, but no measure of either. */
    private void growTogetherTo(int size) throws Exception {
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            while (indexed < size) {
                List<IndexEntry> batch = nextBatch();
                Future<?> here =
                        beside.submit(
                                () -> {
                                    lucene.put(batch);
                                    return null;
                                });
                index.put(batch);
                here.get();
            }
        } finally {
            beside.shutdown();
        }
        post("/_refresh");
        lucene.commit();
        awaitMerges();
        nanosThere = 0;
    }

    private List<IndexEntry> nextBatch() {
        List<IndexEntry> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(corpus.document(indexed + i + 1L));
        }
        sample.add(batch.get(0));
        indexed += BATCH;
        return batch;
    }

    private void post(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) server.url().resolve(DOCUMENTS + path).toURL().openConnection();
        connection.setRequestMethod("POST");
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }

    private String get(String path) throws IOException {
        try (InputStream answer = server.url().resolve(DOCUMENTS + path).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void awaitMerges() throws IOException, InterruptedException {
        while (!get("/_stats/merge?filter_path=_all.total.merges.current").contains(":0}")) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Every question in every way before the next one, so that all ways meet the same minute. */
    private Costs measure(int questions, int warmUp) throws Exception {
        List<String> asked = new ArrayList<>();
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            asked.add(asking.question(sample.get(i % sample.size())));
            typed.add(asking.typed(sample.get(i % sample.size())));
        }
        Costs costs = new Costs(questions);
        Set<String> few = asking.units(3);
        Set<String> many = asking.units(BenchCorpus.UNITS);
        for (int round = 0; round <= warmUp; round++) {
            for (int i = 0; i < questions; i++) {
                IndexQuery.Builder open = IndexQuery.of(asked.get(i), Set.of("all"));
                long start = System.nanoTime();
                costs.open[i] = took(open.facets(Set.of()));
                costs.call[i] = millisSince(start);
                start = System.nanoTime();
                lucene.search(asked.get(i), Set.of("all"));
                costs.lucene[i] = millisSince(start);
                costs.few[i] = took(IndexQuery.of(asked.get(i), few).facets(Set.of()));
                costs.many[i] = took(IndexQuery.of(asked.get(i), many).facets(Set.of()));
                Set<String> newcomer = new HashSet<>(many);
                newcomer.add("p:" + round + "-" + i);
                costs.first[i] = took(IndexQuery.of(asked.get(i), newcomer).facets(Set.of()));
                costs.facets[i] = took(IndexQuery.of(asked.get(i), Set.of("all")));
                start = System.nanoTime();
                index.complete(typed.get(i), Set.of("all"), 10);
                costs.completion[i] = millisSince(start);
            }
        }
        return costs;
    }

    private double took(IndexQuery.Builder query) throws IndexUnavailableException {
        return index.search(query.build()).tookMillis() + CUT;
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private void lines(String name, Costs costs) {
        for (int percent : new int[] {50, 99}) {
            double value = Costs.percentile(costs.open, percent);
            print(
                    new BenchLine("search", name + "-p" + percent, value, "ms")
                            .limit(
                                    "lucene-9.12.2",
                                    value,
                                    Costs.percentile(costs.lucene, percent)));
        }
    }

    private void beside(Costs costs) {
        double perSecond = 1e9 / nanosThere;
        print(
                new BenchLine("search", "index-100k", perSecond, "documents/s")
                        .limit("lucene-9.12.2", perSecond, 1e9 / nanosHere));
        against("service-over-es", costs.call, "took", costs.open);
        against("acl-3", costs.few, "no-filter", costs.open);
        against("acl-400", costs.many, "no-filter", costs.open);
        against("acl-400-first", costs.first, "no-filter", costs.open);
        against("facets", costs.facets, "no-facets", costs.open);
        for (int percent : new int[] {50, 99}) {
            double value = Costs.percentile(costs.completion, percent);
            print(
                    new BenchLine("search", "completion-p" + percent, value, "ms")
                            .limit("as-you-type", value, AS_YOU_TYPE));
        }
    }

    private void against(String name, double[] times, String limit, double[] others) {
        double value = Costs.mean(times);
        print(new BenchLine("search", name, value, "ms").limit(limit, value, Costs.mean(others)));
    }

    private void growth(int size, Costs costs) {
        double value = Costs.percentile(costs.open, 50);
        BenchLine line =
                new BenchLine("search", "growth-" + size, value, "ms")
                        .limit("lucene-9.12.2", value, Costs.percentile(costs.lucene, 50))
                        .with("p99_ms", Costs.percentile(costs.open, 99))
                        .with("acl_3_ms", Costs.percentile(costs.few, 50))
                        .with("acl_400_ms", Costs.percentile(costs.many, 50))
                        .with("acl_400_first_ms", Costs.percentile(costs.first, 50))
                        .with("completion_ms", Costs.percentile(costs.completion, 50))
                        .with("facets_ms", Costs.percentile(costs.facets, 50));
        print(nanosThere == 0 ? line : line.with("indexed_per_s", 1e9 / nanosThere));
    }

    private void print(BenchLine line) {
        line.print(choice.quick(), indexed);
    }

    /** Milliseconds of each question, asked in each way. */
    private static final class Costs {
        private final double[] open;
        private final double[] call;
        private final double[] lucene;
        private final double[] few;
        private final double[] many;
        private final double[] first;
        private final double[] facets;
        private final double[] completion;

        Costs(int questions) {
            open = new double[questions];
            call = new double[questions];
            lucene = new double[questions];
            few = new double[questions];
            many = new double[questions];
            first = new double[questions];
            facets = new double[questions];
            completion = new double[questions];
        }

        static double mean(double[] times) {
            return Arrays.stream(times).average().orElse(0);
        }

        static double percentile(double[] times, int percent) {
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
        }
    }
}
