package vn.dangvu.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import vn.dangvu.analysis.VietnameseText;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Relevance on real law text, however it is typed. */
class RelevanceIT {

    private static LawPassages law;
    private static ElasticsearchIndex index;

    @BeforeAll
    static void fill() throws Exception {
        law = new LawPassages(SharedData.path("vietnamese/law/45_2019_QH14.txt"));
        index =
                new ElasticsearchIndex(
                        ElasticsearchSettings.at(EmbeddedElasticsearch.shared().url())
                                .withPrefix("relevance"));
        law.putInto(index);
    }

    @AfterAll
    static void close() {
        if (index != null) {
            index.close();
        }
    }

    private static double rank(List<LawPassages.Asked> asked, UnaryOperator<String> spelling)
            throws Exception {
        return LawPassages.meanReciprocalRank(LawPassages.engine(index), asked, spelling);
    }

    private static double questions(UnaryOperator<String> spelling) throws Exception {
        return rank(law.questions(true), spelling);
    }

    @Test
    void losesNothingByTheWayItIsTyped() throws Exception {
        double diacritics = questions(UnaryOperator.identity());
        double none = questions(VietnameseText::fold);
        double nfd = questions(t -> Normalizer.normalize(t, Normalizer.Form.NFD));
        double tone = questions(LawPassages::otherTonePlacement);
        System.out.printf(
                Locale.ROOT,
                "MRR@10 of questions (untouched half): diacritics %.3f, none %.3f, NFD %.3f, other"
                        + " tone %.3f; %d passages%n",
                diacritics,
                none,
                nfd,
                tone,
                law.passages().size());
        assertThat(diacritics).isGreaterThan(0.5);
        assertThat(none).isGreaterThan(diacritics - 0.03);
        assertThat(nfd).isGreaterThan(diacritics - 0.001);
        assertThat(tone).isGreaterThan(diacritics - 0.001);
    }

    @Test
    void findsPhrases() throws Exception {
        List<LawPassages.Asked> asked = law.phrases(true);
        double diacritics = rank(asked, UnaryOperator.identity());
        double none = rank(asked, VietnameseText::fold);
        System.out.printf(
                Locale.ROOT,
                "MRR@10 of %d phrases (untouched): diacritics %.3f, none %.3f%n",
                asked.size(),
                diacritics,
                none);
        assertThat(diacritics).isGreaterThanOrEqualTo(0.95);
        assertThat(none).isGreaterThanOrEqualTo(0.92);
    }
}
