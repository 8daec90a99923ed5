package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.BoundaryScanner;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterOrder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.Hit;

import vn.dangvu.analysis.Abbreviations;
import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.IndexHit.Fragment;
import vn.dangvu.index.IndexHit.Snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is marked in the hits, and the marks read back. */
final class SearchMarks {

    static final String SUBJECT = "subject";

    static final String TEXT_MARKS = "text_marks";

    private static final String BODY = "body";
    private static final String SCAN = "scan";
    private static final int SNIPPETS = 3;
    private static final int SNIPPET_CHARACTERS = 200;

    private final QueryText text;
    private final boolean exact;

    /**
     * @param exact marks only words spelled as typed, so that no homograph lights up
     */
    SearchMarks(QueryText text, boolean exact) {
        this.text = text;
        this.exact = exact;
    }

    /** Reads the text once, whichever spelling's places are marked in it. */
    Highlight highlight() {
        return Highlight.of(
                h ->
                        h.type(HighlighterType.Unified)
                                .preTags(String.valueOf(MarkedText.MARK_START))
                                .postTags(String.valueOf(MarkedText.MARK_END))
                                .fields(
                                        SUBJECT,
                                        f ->
                                                f.numberOfFragments(0)
                                                        .matchedFields(spelled(SUBJECT))
                                                        .highlightQuery(marked(SUBJECT)))
                                .fields(BODY, places(BODY))
                                .fields(SCAN, places(SCAN)));
    }

    private HighlightField places(String field) {
        return HighlightField.of(
                f ->
                        f.numberOfFragments(SNIPPETS)
                                .fragmentSize(SNIPPET_CHARACTERS)
                                .boundaryScanner(BoundaryScanner.Sentence)
                                .order(HighlighterOrder.Score)
                                .matchedFields(spelled(field))
                                .highlightQuery(marked(field)));
    }

    private String spelled(String field) {
        return exact || field.equals(SCAN) ? field : field + ".folded";
    }

    private Query marked(String field) {
        String name = spelled(field);
        BoolQuery.Builder marks = new BoolQuery.Builder();
        if (!text.words().isEmpty()) {
            marks.should(Clauses.match(name, text.words(), 1));
        }
        List<String> phrases = new ArrayList<>(text.phrases());
        phrases.addAll(Abbreviations.standingFor(text.words()));
        for (VietnameseText.Word word : VietnameseText.words(text.words())) {
            List<String> meaning = Abbreviations.meaning(word.text());
            if (!meaning.isEmpty()) {
                phrases.add(String.join(" ", meaning));
            }
        }
        for (String phrase : phrases) {
            marks.should(q -> q.matchPhrase(m -> m.field(name).query(phrase)));
        }
        return marks.build()._toQuery();
    }

    /** The subject with its marks; without any where none of the words stands in it. */
    List<Fragment> title(Hit<Void> hit) {
        List<String> marked = hit.highlight().getOrDefault(SUBJECT, List.of());
        return marked.isEmpty()
                ? unmarkedTitle(hit)
                : marked.stream()
                        .flatMap(f -> MarkedText.fragments(f, manyWords()).stream())
                        .toList();
    }

    static List<Fragment> unmarkedTitle(Hit<Void> hit) {
        return subject(hit).stream().map(subject -> new Fragment(subject, false)).toList();
    }

    /** One subject or none. */
    static List<String> subject(Hit<Void> hit) {
        return hit.fields().containsKey(SUBJECT)
                ? List.of(hit.fields().get(SUBJECT).to(String[].class))
                : List.of();
    }

    static Set<String> textMarks(Hit<Void> hit) {
        return hit.fields().containsKey(TEXT_MARKS)
                ? Set.of(hit.fields().get(TEXT_MARKS).to(String[].class))
                : Set.of();
    }

    List<Snippet> snippets(Hit<Void> hit) {
        return Stream.of(BODY, SCAN)
                .flatMap(field -> hit.highlight().getOrDefault(field, List.of()).stream())
                .limit(SNIPPETS)
                .map(f -> MarkedText.snippet(f, manyWords()))
                .toList();
    }

    private boolean manyWords() {
        return VietnameseText.words(text.lookedFor()).size() > 1;
    }
}
