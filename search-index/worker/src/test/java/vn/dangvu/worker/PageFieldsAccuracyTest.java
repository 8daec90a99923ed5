package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.worker.FieldScores.Score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How well the particulars of labelled documents are read; the floors hold on both halves. */
class PageFieldsAccuracyTest {

    @TempDir Path dir;

    @Test
    void tuningDocumentsAreReadWell() throws IOException {
        check(LabelledDocuments.tuning(dir), true);
    }

    /** Only figures are shown: whoever sees the faults would tune to them. */
    @Test
    void untouchedDocumentsAreReadAsWell() throws IOException {
        check(LabelledDocuments.untouched(dir), false);
    }

    private static void check(List<LabelledDocument> documents, boolean showWrong) {
        Map<String, Score> scores = FieldScores.of(documents);
        scores.forEach(
                (field, score) ->
                        assertThat(score)
                                .as(field + (showWrong ? " " + score.wrong : ""))
                                .satisfies(
                                        s -> assertThat(s.precision()).isGreaterThan(0.95),
                                        s -> assertThat(s.recall()).isGreaterThan(0.92),
                                        s -> assertThat(s.precisionOfSure()).isGreaterThan(0.97)));
    }
}
