package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.BoundaryScanner;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlighterOrder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.Hit;

import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.IndexHit.Fragment;
import vn.dangvu.index.IndexHit.Snippet;
import vn.dangvu.index.IndexPage.Count;
import vn.dangvu.index.IndexPage.Facets;
import vn.dangvu.index.IndexPage.Understood;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One search: its request, and its answer read back. */
final class SearchRequests {

    private static final int FACET_VALUES = 50;
    private static final int SNIPPETS = 3;
    private static final int SNIPPET_CHARACTERS = 200;

    /** What is read back of a document; the rest of the page comes from the database. */
    record Found(String subject) {}

    private final String index;
    private final IndexQuery query;
    private final QueryText text;
    private final SearchQueries queries;

    SearchRequests(String index, IndexQuery query, QueryText text) {
        this.index = index;
        this.query = query;
        this.text = text;
        this.queries = new SearchQueries(query, text);
    }

    SearchRequest build() {
        SearchRequest.Builder request = new SearchRequest.Builder();
        request.index(index)
                .query(queries.matching())
                .postFilter(all(queries.types(), queries.issuers(), queries.years()))
                .trackTotalHits(t -> t.enabled(true))
                .source(s -> s.filter(f -> f.includes("subject")))
                .from(query.from())
                .size(query.size())
                .aggregations("types", facet("type_facet", queries.issuers(), queries.years()))
                .aggregations("issuers", facet("issuer_facet", queries.types(), queries.years()))
                .aggregations("years", years());
        sort(request);
        if (!text.lookedFor().isEmpty()) {
            request.highlight(highlight());
        }
        return request.build();
    }

    private void sort(SearchRequest.Builder request) {
        boolean byScore = query.sort() == IndexQuery.Sort.RELEVANCE && !text.isEmpty();
        if (byScore) {
            request.sort(s -> s.score(o -> o.order(SortOrder.Desc)));
        }
        SortOrder byDate = query.sort() == IndexQuery.Sort.OLDEST ? SortOrder.Asc : SortOrder.Desc;
        request.sort(s -> s.field(f -> f.field("issued").order(byDate).missing("_last")));
        request.sort(s -> s.field(f -> f.field("document_id").order(SortOrder.Desc)));
    }

    private Highlight highlight() {
        return Highlight.of(
                h ->
                        h.type(HighlighterType.Unified)
                                .preTags(String.valueOf(MarkedText.MARK_START))
                                .postTags(String.valueOf(MarkedText.MARK_END))
                                .fields(
                                        queries.highlightedField("subject"),
                                        f ->
                                                f.numberOfFragments(0)
                                                        .highlightQuery(
                                                                queries.highlighted("subject")))
                                .fields(
                                        queries.highlightedField("body"),
                                        f ->
                                                f.numberOfFragments(SNIPPETS)
                                                        .fragmentSize(SNIPPET_CHARACTERS)
                                                        .boundaryScanner(BoundaryScanner.Sentence)
                                                        .order(HighlighterOrder.Score)
                                                        .highlightQuery(
                                                                queries.highlighted("body"))));
    }

    @SafeVarargs
    private static Query all(List<Query>... filters) {
        BoolQuery.Builder all = new BoolQuery.Builder();
        for (List<Query> filter : filters) {
            all.filter(filter);
        }
        return all.build()._toQuery();
    }

    /** Counts under the other filters: choosing one value must not hide its neighbours. */
    private static Aggregation facet(String field, List<Query> other, List<Query> another) {
        return Aggregation.of(
                a ->
                        a.filter(all(other, another))
                                .aggregations(
                                        "values",
                                        v -> v.terms(t -> t.field(field).size(FACET_VALUES))));
    }

    private Aggregation years() {
        return facet("year", queries.types(), queries.issuers());
    }

    IndexPage nothing() {
        return new IndexPage(0, List.of(), Facets.NONE, understood(), 0);
    }

    IndexPage page(SearchResponse<Found> response) {
        long total = response.hits().total() == null ? 0 : response.hits().total().value();
        List<IndexHit> hits = response.hits().hits().stream().map(this::hit).toList();
        return new IndexPage(
                total, hits, facets(response.aggregations()), understood(), response.took());
    }

    private Understood understood() {
        return new Understood(text.lookedFor(), queries.exact(), query.asTyped(), "");
    }

    private IndexHit hit(Hit<Found> hit) {
        boolean manyWords = VietnameseText.words(text.lookedFor()).size() > 1;
        List<Fragment> title = title(hit, manyWords);
        List<Snippet> snippets =
                hit.highlight().getOrDefault(queries.highlightedField("body"), List.of()).stream()
                        .map(f -> MarkedText.snippet(f, manyWords))
                        .toList();
        double score = hit.score() == null ? 0 : hit.score();
        return new IndexHit(Long.parseLong(hit.id()), score, title, snippets);
    }

    private List<Fragment> title(Hit<Found> hit, boolean manyWords) {
        List<String> marked =
                hit.highlight().getOrDefault(queries.highlightedField("subject"), List.of());
        if (!marked.isEmpty()) {
            return marked.stream()
                    .flatMap(f -> MarkedText.fragments(f, manyWords).stream())
                    .toList();
        }
        return hit.source() == null || hit.source().subject() == null
                ? List.of()
                : List.of(new Fragment(hit.source().subject(), false));
    }

    private static Facets facets(Map<String, Aggregate> aggregates) {
        return new Facets(
                labelled(aggregates.get("types")),
                labelled(aggregates.get("issuers")),
                years(aggregates.get("years")));
    }

    /** A value with two labels, after a change of name, counts once under the commoner one. */
    private static List<Count> labelled(Aggregate facet) {
        Map<String, Count> counts = new LinkedHashMap<>();
        Aggregate values = facet.filter().aggregations().get("values");
        if (!values.isSterms()) {
            return List.of();
        }
        for (StringTermsBucket bucket : values.sterms().buckets().array()) {
            String key = bucket.key().stringValue();
            int separator = key.indexOf(EntryDocument.FACET_SEPARATOR);
            String value = key.substring(0, separator);
            String label = key.substring(separator + 1);
            counts.merge(
                    value,
                    new Count(value, label.isEmpty() ? value : label, bucket.docCount()),
                    (one, more) -> new Count(value, one.label(), one.count() + more.count()));
        }
        return counts.values().stream()
                .sorted(Comparator.comparingLong(Count::count).reversed())
                .toList();
    }

    private static List<Count> years(Aggregate facet) {
        Aggregate values = facet.filter().aggregations().get("values");
        if (!values.isLterms()) {
            return List.of();
        }
        return values.lterms().buckets().array().stream()
                .sorted((a, b) -> Long.compare(b.key(), a.key()))
                .map(SearchRequests::year)
                .toList();
    }

    private static Count year(LongTermsBucket bucket) {
        String year = Long.toString(bucket.key());
        return new Count(year, year, bucket.docCount());
    }
}
