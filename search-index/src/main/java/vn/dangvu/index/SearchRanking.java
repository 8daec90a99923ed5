package vn.dangvu.index;

import static vn.dangvu.index.Clauses.match;
import static vn.dangvu.index.Clauses.near;
import static vn.dangvu.index.Clauses.term;

import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Rescore;

import vn.dangvu.analysis.Abbreviations;
import vn.dangvu.analysis.VietnameseText;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of the hits, in two steps: what is cheap ranks every document found, what is dear only the
 * best of those.
 *
 * <p>Diacritics typed are taken to matter: the spelling typed comes first, then the same with tones or
 * i/y elsewhere, then other diacritics. Without diacritics all spellings are equal. In both,
 * neighbouring syllables count more than scattered ones, and the subject more than the body. The
 * weights were chosen on the tuning half of the benchmark's questions.
 */
final class SearchRanking {

    /** Five pages of hits. */
    private static final int BEST = 100;

    private final String words;
    private final boolean exact;

    SearchRanking(String words, boolean exact) {
        this.words = words;
        this.exact = exact;
    }

    /** For every document that matches. */
    List<Query> first() {
        return words.isEmpty()
                ? List.of(recent())
                : List.of(
                        match("subject.folded", words, 1),
                        match("subject.folded_bigram", words, 2),
                        match("body.folded_bigram", words, 1),
                        match("scan.bigram", words, 1),
                        recent());
    }

    /** For the best of them, added to the first. */
    Rescore second() {
        List<Query> dear = exact ? inTheSpellingTyped() : inAnySpelling();
        return Rescore.of(
                r -> r.windowSize(BEST).query(q -> q.query(d -> d.bool(b -> b.should(dear)))));
    }

    private List<Query> inTheSpellingTyped() {
        List<Query> dear = new ArrayList<>();
        dear.add(match("body", words, 0.5f));
        dear.add(match("subject", words, 1));
        addNear(dear, "");
        for (VietnameseText.Word word : VietnameseText.words(words)) {
            String written = VietnameseText.writtenForm(word.text());
            if (!written.isEmpty()) {
                dear.add(term("subject", written, 0.3f));
                dear.add(term("body", written, 0.2f));
            }
        }
        return dear;
    }

    private List<Query> inAnySpelling() {
        List<Query> dear = new ArrayList<>();
        dear.add(match("body.folded", words, 0.5f));
        addNear(dear, ".folded");
        return dear;
    }

    private void addNear(List<Query> dear, String spelling) {
        dear.add(near("body" + spelling, words, 1));
        dear.add(near("scan", words, 1));
        dear.add(near("subject" + spelling, words, 2));
        String writtenOut = Abbreviations.writtenOut(words);
        if (!writtenOut.equals(words)) {
            dear.add(near("body" + spelling, writtenOut, 1));
            dear.add(near("subject" + spelling, writtenOut, 2));
        }
    }

    /** A tie-breaker: it adds at most 0.3 to scores of about ten. */
    private static Query recent() {
        Time threeYears = Time.of(t -> t.time("1095d"));
        return Query.of(
                q ->
                        q.distanceFeature(
                                f ->
                                        f.date(
                                                d ->
                                                        d.field("issued")
                                                                .origin("now/d")
                                                                .pivot(threeYears)
                                                                .boost(0.3f))));
    }
}
