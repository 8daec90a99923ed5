package vn.dangvu.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Cases {@code search-long-…}: the same search over documents of sixty pages. */
final class LongTextBench {

    private static final int PAGES = 60;
    private static final int QUESTIONS = 100;
    private static final int WARM_UP = 2;

    private final boolean quick;
    private final EmbeddedElasticsearch server;

    LongTextBench(boolean quick, EmbeddedElasticsearch server) {
        this.quick = quick;
        this.server = server;
    }

    void run() throws Exception {
        int documents = quick ? 300 : 2_000;
        try (ElasticsearchIndex index =
                        new ElasticsearchIndex(
                                ElasticsearchSettings.at(server.url()).withPrefix("long"));
                PlainLucene lucene = new PlainLucene(server.scratch("lucene-long"))) {
            index.prepare();
            BenchCorpus corpus = new BenchCorpus(60);
            List<String> asked = new ArrayList<>();
            IndexRebuild rebuild = index.rebuild();
            for (int i = 1; i <= documents; i++) {
                IndexEntry entry = corpus.longDocument(i, PAGES);
                rebuild.put(List.of(entry));
                lucene.put(List.of(entry));
                if (asked.size() < QUESTIONS) {
                    asked.add(corpus.question(entry));
                }
            }
            rebuild.complete();
            lucene.commit();
            measure(index, lucene, asked, documents);
        }
    }

    private void measure(SearchIndex index, PlainLucene lucene, List<String> asked, int documents)
            throws Exception {
        double[] took = new double[asked.size()];
        double[] there = new double[asked.size()];
        for (int round = 0; round <= WARM_UP; round++) {
            for (int i = 0; i < asked.size(); i++) {
                IndexQuery.Builder query = IndexQuery.of(asked.get(i), Set.of("all"));
                took[i] = index.search(query.facets(Set.of()).build()).tookMillis() + 0.5;
                long start = System.nanoTime();
                lucene.search(asked.get(i), Set.of("all"));
                there[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(took);
        Arrays.sort(there);
        for (int percent : new int[] {50, 99}) {
            int at = Math.min(took.length - 1, took.length * percent / 100);
            new BenchLine("search", "search-long-p" + percent, took[at], "ms")
                    .limit("lucene-9.12.2", took[at], there[at])
                    .print(quick, documents);
        }
    }
}
