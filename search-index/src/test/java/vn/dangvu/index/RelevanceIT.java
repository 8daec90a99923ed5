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

    private static double titles(boolean untouched, UnaryOperator<String> spelling)
            throws IndexUnavailableException {
        return law.rankOfTitles(index, law.titles(untouched), spelling);
    }

    @Test
    void losesNothingByTheWayItIsTyped() throws Exception {
        for (boolean untouched : new boolean[] {false, true}) {
            double diacritics = titles(untouched, UnaryOperator.identity());
            double none = titles(untouched, VietnameseText::fold);
            double nfd = titles(untouched, t -> Normalizer.normalize(t, Normalizer.Form.NFD));
            double tone = titles(untouched, LawPassages::otherTonePlacement);
            double upper = titles(untouched, t -> t.toUpperCase(Locale.ROOT));
            System.out.printf(
                    Locale.ROOT,
                    "MRR@10 of titles (%s): diacritics %.3f, none %.3f, NFD %.3f, other tone %.3f,"
                            + " capitals %.3f; %d passages%n",
                    untouched ? "untouched" : "tuning",
                    diacritics,
                    none,
                    nfd,
                    tone,
                    upper,
                    law.size());
            assertThat(diacritics).isGreaterThan(0.5);
            assertThat(none).isGreaterThan(diacritics - 0.03);
            assertThat(nfd).isGreaterThan(diacritics - 0.001);
            assertThat(tone).isGreaterThan(diacritics - 0.001);
            assertThat(upper).isGreaterThan(diacritics - 0.001);
        }
    }

    @Test
    void findsPhrases() throws Exception {
        List<LawPassages.Asked> asked = law.phrases(true);
        double diacritics = law.rankOfPhrases(index, asked, UnaryOperator.identity());
        double none = law.rankOfPhrases(index, asked, VietnameseText::fold);
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
