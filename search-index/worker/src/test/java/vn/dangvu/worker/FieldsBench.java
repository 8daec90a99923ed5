package vn.dangvu.worker;

import vn.dangvu.worker.FieldScores.Score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Precision and recall of each field of the page, over the labelled documents of the untouched half. */
final class FieldsBench {

    private final ExtractBench bench;
    private final Path dir;

    FieldsBench(ExtractBench bench, Path dir) {
        this.bench = bench;
        this.dir = dir;
    }

    void run() throws IOException {
        Map<String, Score> tuning = FieldScores.of(LabelledDocuments.tuning(dir));
        FieldScores.of(LabelledDocuments.untouched(dir))
                .forEach((field, score) -> print(field, score, tuning.get(field)));
    }

    private void print(String field, Score score, Score tuning) {
        double p = score.precision();
        double r = score.recall();
        bench.line("fields-" + field, p + r == 0 ? 0 : 2 * p * r / (p + r), "f1")
                .with("precision", p)
                .with("recall", r)
                .with("precision_without_second_look", score.precisionOfSure())
                .with("tuning_precision", tuning.precision())
                .with("tuning_recall", tuning.recall())
                .print(score.labelled());
    }
}
