package vn.dangvu.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cases {@code analyzer…}: tokens of plain syllables read in a second, each analysis against Lucene's
 * {@code standard} on the same texts; {@code analyzer} is that of the body in the spelling written.
 */
final class AnalyzerBench {

    private static final int ROUNDS = 15;

    private final boolean quick;
    private final List<String> texts = new ArrayList<>();

    AnalyzerBench(boolean quick) {
        this.quick = quick;
        BenchCorpus corpus = new BenchCorpus(2026);
        for (int i = 0; i < (quick ? 1_000 : 5_000); i++) {
            texts.add(corpus.document(i + 1L).pages().get(0).text());
        }
    }

    void run() throws IOException {
        Map<String, Analyzer> analyzers = new TreeMap<>(PlainLucene.analyzers());
        analyzers.put("standard", new StandardAnalyzer());
        Map<String, List<Double>> seconds = new TreeMap<>();
        long syllables = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Analyzer> analyzer : analyzers.entrySet()) {
                long start = System.nanoTime();
                long tokens = read(analyzer.getValue());
                double took = (System.nanoTime() - start) / 1e9;
                if (round >= ROUNDS / 3) {
                    seconds.computeIfAbsent(analyzer.getKey(), k -> new ArrayList<>()).add(took);
                }
                syllables = analyzer.getKey().equals("standard") ? tokens : syllables;
            }
        }
        double standard = syllables / median(seconds.remove("standard"));
        for (Map.Entry<String, List<Double>> measured : seconds.entrySet()) {
            String name = measured.getKey().equals("written") ? "" : "-" + measured.getKey();
            double value = syllables / median(measured.getValue());
            new BenchLine("search", "analyzer" + name, value, "syllables/s")
                    .limit("standard", value, standard)
                    .with("times_slower", standard / value)
                    .print(quick, texts.size());
        }
    }

    private long read(Analyzer analyzer) throws IOException {
        long tokens = 0;
        for (String text : texts) {
            try (TokenStream stream = analyzer.tokenStream("body", text)) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    tokens += term.length() > 0 ? 1 : 0;
                }
                stream.end();
            }
        }
        return tokens;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
