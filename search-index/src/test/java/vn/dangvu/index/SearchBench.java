package vn.dangvu.index;

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
        EmbeddedElasticsearch server = EmbeddedElasticsearch.start("-Xmx1g");
        // also when the run is broken off
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "elasticsearch-end"));
        bench.run(server);
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
        try (ElasticsearchIndex index = index(server, SpeedBench.PREFIX);
                PlainLucene lucene = new PlainLucene(server.scratch("lucene"))) {
            index.prepare();
            new SpeedBench(choice, server, index, lucene).run();
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
}
