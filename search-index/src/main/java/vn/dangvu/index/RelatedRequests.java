package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;

import vn.dangvu.analysis.VietnameseText;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The searches beside the main one. Those for a person all carry the person's access tokens. */
final class RelatedRequests {

    /** A few pages say what a document is about. */
    private static final int BEGINNING = 6_000;

    private final String index;
    private final Query mayFind;

    RelatedRequests(String index, Set<String> accessTokens) {
        QueryBounds.checkTokens(accessTokens.size());
        this.index = index;
        this.mayFind = Clauses.mayFind(accessTokens);
    }

    /** Read back to compare versions. */
    record Version(long document_id, long row_version) {}

    /** Finds the document only when the person may. */
    SearchRequest itself(long documentId) {
        return SearchRequest.of(
                r ->
                        r.index(index)
                                .source(s -> s.fetch(false))
                                .storedFields(SearchMarks.SUBJECT, "body", "scan")
                                .query(q -> q.bool(b -> b.filter(mayFind, id(documentId)))));
    }

    private static Query id(long documentId) {
        return Query.of(q -> q.ids(i -> i.values(Long.toString(documentId))));
    }

    /** What the document is about: its subject and its beginning; empty when it was not found. */
    static String text(SearchResponse<Void> response) {
        StringBuilder text = new StringBuilder();
        for (Hit<Void> hit : response.hits().hits()) {
            SearchMarks.subject(hit).forEach(subject -> text.append(subject).append('\n'));
            for (String field : List.of("body", "scan")) {
                if (hit.fields().containsKey(field)) {
                    text.append(String.join("\n", hit.fields().get(field).to(String[].class)));
                }
            }
        }
        return text.substring(0, Math.min(text.length(), BEGINNING));
    }

    SearchRequest similar(long documentId, String text, int size) {
        Query like =
                Query.of(
                        q ->
                                q.moreLikeThis(
                                        m ->
                                                m.fields(
                                                                "subject.folded_bigram",
                                                                "body.folded_bigram",
                                                                "scan.bigram")
                                                        .like(l -> l.text(text))
                                                        .minTermFreq(1)
                                                        .minDocFreq(1)
                                                        .maxQueryTerms(40)
                                                        .minimumShouldMatch("10%")));
        return SearchRequest.of(
                r ->
                        r.index(index)
                                .size(size)
                                .source(s -> s.fetch(false))
                                .storedFields(SearchMarks.SUBJECT, SearchMarks.TEXT_MARKS)
                                .query(
                                        q ->
                                                q.bool(
                                                        b ->
                                                                b.filter(mayFind)
                                                                        .mustNot(id(documentId))
                                                                        .must(like))));
    }

    SearchRequest completing(String typed, int size) {
        String field = VietnameseText.hasDiacritics(typed) ? "subject" : "subject.folded";
        Query goesOn =
                Query.of(
                        q ->
                                q.matchPhrasePrefix(
                                        m ->
                                                m.field(field)
                                                        .query(Completion.prefix(typed))
                                                        .maxExpansions(50)));
        return SearchRequest.of(
                r ->
                        r.index(index)
                                .size(Math.min(IndexQuery.MAX_SIZE, size * 3))
                                .source(s -> s.fetch(false))
                                .storedFields(SearchMarks.SUBJECT)
                                .query(q -> q.bool(b -> b.filter(mayFind).must(goesOn))));
    }

    static SearchRequest after(String index, long afterId, int limit) {
        return SearchRequest.of(
                r ->
                        r.index(index)
                                .size(limit)
                                .source(
                                        s ->
                                                s.filter(
                                                        f ->
                                                                f.includes(
                                                                        "document_id",
                                                                        "row_version")))
                                .query(
                                        q ->
                                                q.range(
                                                        n ->
                                                                n.number(
                                                                        u ->
                                                                                u.field(
                                                                                                "document_id")
                                                                                        .gt(
                                                                                                (double)
                                                                                                        afterId))))
                                .sort(
                                        s ->
                                                s.field(
                                                        f ->
                                                                f.field("document_id")
                                                                        .order(SortOrder.Asc))));
    }

    static SearchRequest last(String index) {
        return SearchRequest.of(
                r ->
                        r.index(index)
                                .size(1)
                                .source(
                                        s ->
                                                s.filter(
                                                        f ->
                                                                f.includes(
                                                                        "document_id",
                                                                        "row_version")))
                                .sort(
                                        s ->
                                                s.field(
                                                        f ->
                                                                f.field("document_id")
                                                                        .order(SortOrder.Desc))));
    }

    static List<IndexHit> hits(SearchResponse<Void> response) {
        return response.hits().hits().stream()
                .map(
                        hit ->
                                new IndexHit(
                                        Long.parseLong(hit.id()),
                                        Objects.requireNonNullElse(hit.score(), 0.0),
                                        List.of(),
                                        SearchMarks.unmarkedTitle(hit),
                                        SearchMarks.textMarks(hit),
                                        List.of()))
                .toList();
    }

    static List<IndexHit> completions(SearchResponse<Void> response, String typed, int size) {
        Set<String> subjects = new HashSet<>();
        return hits(response).stream()
                .filter(hit -> !hit.title().isEmpty())
                .filter(hit -> Completion.goesOn(hit.title().get(0).text(), typed))
                .filter(hit -> subjects.add(hit.title().get(0).text()))
                .limit(size)
                .toList();
    }

    static List<IndexedVersion> versions(SearchResponse<Version> response) {
        return response.hits().hits().stream()
                .map(hit -> hit.source())
                .filter(Objects::nonNull)
                .map(found -> new IndexedVersion(found.document_id(), found.row_version()))
                .toList();
    }
}
