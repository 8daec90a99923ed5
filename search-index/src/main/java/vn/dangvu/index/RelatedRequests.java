package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;

import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.IndexHit.Fragment;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The searches beside the main one. Those for a person all carry the person's access tokens. */
final class RelatedRequests {

    private final String index;
    private final Query mayFind;

    RelatedRequests(String index, Set<String> accessTokens) {
        QueryBounds.checkTokens(accessTokens.size());
        this.index = index;
        this.mayFind = mayFind(accessTokens);
    }

    /** Read back to compare versions. */
    record Version(long document_id, long row_version) {}

    static Query mayFind(Set<String> accessTokens) {
        List<FieldValue> tokens = accessTokens.stream().map(FieldValue::of).toList();
        return Query.of(q -> q.terms(t -> t.field("access").terms(v -> v.value(tokens))));
    }

    /** Finds the document only when the person may. */
    SearchRequest itself(long documentId) {
        Query id = Query.of(q -> q.ids(i -> i.values(Long.toString(documentId))));
        return SearchRequest.of(
                r ->
                        r.index(index)
                                .source(s -> s.fetch(false))
                                .query(q -> q.bool(b -> b.filter(mayFind, id))));
    }

    SearchRequest similar(long documentId, int size) {
        Query like =
                Query.of(
                        q ->
                                q.moreLikeThis(
                                        m ->
                                                m.fields(
                                                                "subject.folded_bigram",
                                                                "body.folded_bigram")
                                                        .like(
                                                                l ->
                                                                        l.document(
                                                                                d ->
                                                                                        d.index(
                                                                                                        index)
                                                                                                .id(
                                                                                                        Long
                                                                                                                .toString(
                                                                                                                        documentId))))
                                                        .minTermFreq(1)
                                                        .minDocFreq(1)
                                                        .maxQueryTerms(40)
                                                        .minimumShouldMatch("10%")));
        return SearchRequest.of(
                r ->
                        r.index(index)
                                .size(size)
                                .source(s -> s.filter(f -> f.includes("subject")))
                                .query(q -> q.bool(b -> b.filter(mayFind).must(like))));
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
                                .source(s -> s.filter(f -> f.includes("subject")))
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

    static List<IndexHit> hits(SearchResponse<SearchRequests.Found> response) {
        return response.hits().hits().stream()
                .map(
                        hit ->
                                new IndexHit(
                                        Long.parseLong(hit.id()),
                                        Objects.requireNonNullElse(hit.score(), 0.0),
                                        List.of(),
                                        title(hit.source()),
                                        List.of()))
                .toList();
    }

    private static List<Fragment> title(SearchRequests.Found found) {
        return found == null || found.subject() == null
                ? List.of()
                : List.of(new Fragment(found.subject(), false));
    }

    static List<String> subjects(
            SearchResponse<SearchRequests.Found> response, String typed, int size) {
        return response.hits().hits().stream()
                .map(hit -> hit.source())
                .filter(Objects::nonNull)
                .map(SearchRequests.Found::subject)
                .filter(Objects::nonNull)
                .filter(subject -> Completion.goesOn(subject, typed))
                .distinct()
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
