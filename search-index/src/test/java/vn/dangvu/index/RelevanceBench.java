package vn.dangvu.index;

import vn.dangvu.analysis.VietnameseText;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Cases {@code relevance-…}: MRR@10 on the untouched half, however the question is typed, beside the
 * tuning half and beside three common set-ups on the untouched half.
 */
final class RelevanceBench {

    private final boolean quick;
    private final Map<String, LawPassages.Engine> rivals = new LinkedHashMap<>();
    private LawPassages law;
    private LawPassages.Engine ours;
    private double first;

    RelevanceBench(boolean quick) {
        this.quick = quick;
    }

    void run(SearchIndex index, EmbeddedElasticsearch server) throws Exception {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            System.err.println("no folder shared/data beside the project: no relevance measured");
            return;
        }
        law = new LawPassages(folder.resolve("shared/data/vietnamese/law/45_2019_QH14.txt"));
        law.putInto(index);
        ours = LawPassages.engine(index);
        try (ElasticsearchRivals elasticsearch =
                        new ElasticsearchRivals(server.url(), law.passages());
                PostgresRival postgres = new PostgresRival(law.passages())) {
            rivals.put("standard", text -> elasticsearch.find("standard", text));
            rivals.put("folded", text -> elasticsearch.find("folded", text));
            rivals.put("postgresql", postgres::find);
            asked("diacritics", UnaryOperator.identity());
            asked("no-diacritics", VietnameseText::fold);
            asked("nfd", text -> Normalizer.normalize(text, Normalizer.Form.NFD));
            asked("tone", LawPassages::otherTonePlacement);
            line("phrase", law.phrases(false), law.phrases(true), UnaryOperator.identity());
        }
    }

    private void asked(String name, UnaryOperator<String> spelling) throws Exception {
        line(name, law.questions(false), law.questions(true), spelling);
    }

    private void line(
            String name,
            List<LawPassages.Asked> tuning,
            List<LawPassages.Asked> untouched,
            UnaryOperator<String> spelling)
            throws Exception {
        double rank = LawPassages.meanReciprocalRank(ours, untouched, spelling);
        BenchLine line =
                new BenchLine("search", "relevance-" + name, rank, "MRR@10")
                        .with("half", "untouched")
                        .with(
                                "tuning_half",
                                LawPassages.meanReciprocalRank(ours, tuning, spelling));
        if (!name.equals("phrase")) {
            first = name.equals("diacritics") ? rank : first;
            line.with("loss", Math.max(0, first - rank));
        }
        for (Map.Entry<String, LawPassages.Engine> rival : rivals.entrySet()) {
            line.with(
                    rival.getKey(),
                    LawPassages.meanReciprocalRank(rival.getValue(), untouched, spelling));
        }
        line.print(quick, untouched.size());
    }
}
