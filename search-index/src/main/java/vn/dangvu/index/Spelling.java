package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.Hit;

import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.IndexHit.Fragment;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * "Did you mean": when nothing was found, words one slip away are looked for in documents the person
 * may find, and taken from their text. No suggester of the server is used: those know no permission.
 */
final class Spelling {

    private static final int MAX_WORDS = 8;

    private final String index;
    private final IndexQuery query;
    private final List<String> words;
    private final boolean plainText;

    Spelling(String index, IndexQuery query, QueryText text) {
        this.index = index;
        this.query = query;
        this.words =
                VietnameseText.words(text.words()).stream().map(VietnameseText.Word::text).toList();
        this.plainText = text.symbols().isEmpty() && text.phrases().isEmpty();
    }

    boolean worthTrying() {
        return plainText && !words.isEmpty() && words.size() <= MAX_WORDS;
    }

    SearchRequest request() {
        String text = String.join(" ", words);
        Query mayFind = Clauses.mayFind(query.accessTokens());
        Query without = Clauses.ids(query.without());
        Query similar =
                Query.of(
                        q ->
                                q.multiMatch(
                                        m ->
                                                m.query(text)
                                                        .type(TextQueryType.MostFields)
                                                        .fields("subject.folded", "body.folded")
                                                        .fuzziness("AUTO:3,7")
                                                        .prefixLength(1)
                                                        .maxExpansions(30)
                                                        .minimumShouldMatch("3<75%")));
        return SearchRequest.of(
                r ->
                        r.index(index)
                                .size(5)
                                .source(s -> s.fetch(false))
                                .query(
                                        q ->
                                                q.bool(
                                                        b ->
                                                                b.filter(mayFind)
                                                                        .mustNot(without)
                                                                        .must(similar)))
                                .highlight(
                                        h ->
                                                h.type(HighlighterType.Unified)
                                                        .preTags(
                                                                String.valueOf(
                                                                        MarkedText.MARK_START))
                                                        .postTags(
                                                                String.valueOf(MarkedText.MARK_END))
                                                        .fields(
                                                                SearchMarks.SUBJECT,
                                                                f ->
                                                                        f.numberOfFragments(0)
                                                                                .matchedFields(
                                                                                        "subject.folded"))
                                                        .fields(
                                                                "body",
                                                                f ->
                                                                        f.numberOfFragments(3)
                                                                                .matchedFields(
                                                                                        "body.folded"))));
    }

    /** Empty when no better spelling was found. */
    String suggestion(SearchResponse<Void> response) {
        Map<String, Integer> seen = new HashMap<>();
        for (Hit<Void> hit : response.hits().hits()) {
            hit.highlight().values().stream()
                    .flatMap(List::stream)
                    .flatMap(fragment -> MarkedText.fragments(fragment, false).stream())
                    .filter(Fragment::marked)
                    .flatMap(fragment -> VietnameseText.words(fragment.text()).stream())
                    .forEach(
                            word ->
                                    seen.merge(
                                            word.text().toLowerCase(Locale.ROOT), 1, Integer::sum));
        }
        String better = String.join(" ", words.stream().map(word -> better(word, seen)).toList());
        String typed = String.join(" ", words);
        return VietnameseText.fold(better).equals(VietnameseText.fold(typed)) ? "" : better;
    }

    /** The commonest word with the fewest slips; with no slip, the word as documents write it. */
    private static String better(String word, Map<String, Integer> seen) {
        String folded = VietnameseText.foldWord(word);
        String best = word;
        double bestWeight = 0;
        for (Map.Entry<String, Integer> entry : seen.entrySet()) {
            int slips = slips(folded, VietnameseText.foldWord(entry.getKey()));
            double weight = entry.getValue() / Math.pow(100, slips);
            if (slips <= 2 && weight > bestWeight) {
                best = entry.getKey();
                bestWeight = weight;
            }
        }
        boolean asGood =
                VietnameseText.hasDiacritics(word) && VietnameseText.foldWord(best).equals(folded);
        return asGood ? word : best;
    }

    /** Letters to change, add, leave out or swap. */
    static int slips(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : slips(a, b, i, j, distance);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int slips(String a, String b, int i, int j, int[][] distance) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
                Math.min(
                        Math.min(distance[i - 1][j], distance[i][j - 1]) + 1,
                        distance[i - 1][j - 1] + change);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
