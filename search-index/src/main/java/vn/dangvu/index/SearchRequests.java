package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;

import vn.dangvu.index.IndexPage.Facets;
import vn.dangvu.index.IndexPage.Understood;

import java.util.List;
import java.util.Map;

/** One search: its request, and its answer read back. */
final class SearchRequests {

    private static final String FAMILY = "family";
    private static final String GROUPS = "groups";
    private static final int OTHERS = 10;

    private final String index;
    private final IndexQuery query;
    private final QueryText text;
    private final SearchQueries queries;
    private final FacetCounts facets;
    private final SearchMarks marks;

    SearchRequests(String index, IndexQuery query, QueryText text) {
        this.index = index;
        this.query = query;
        this.text = text;
        this.queries = new SearchQueries(query, text);
        this.facets = new FacetCounts(query.facets(), queries.chosen());
        this.marks = new SearchMarks(text, exact());
    }

    SearchRequest build() {
        SearchRequest.Builder request = new SearchRequest.Builder();
        request.index(index)
                .query(queries.matching(facets.before()))
                .trackTotalHits(t -> t.enabled(true))
                .source(s -> s.fetch(false))
                .storedFields(SearchMarks.SUBJECT, SearchMarks.TEXT_MARKS)
                .from(query.from())
                .size(query.size())
                .aggregations(facets.aggregations());
        if (!facets.after().isEmpty()) {
            request.postFilter(q -> q.bool(b -> b.filter(facets.after())));
        }
        if (!queries.ranked()) {
            sort(request);
        }
        queries.rescore().ifPresent(request::rescore);
        if (query.grouped()) {
            group(request);
        }
        if (!text.lookedFor().isEmpty()) {
            request.highlight(marks.highlight());
        }
        return request.build();
    }

    /** One hit for a family, with the ids of its other members that were found. */
    private void group(SearchRequest.Builder request) {
        request.collapse(
                c ->
                        c.field(FAMILY)
                                .innerHits(
                                        i ->
                                                i.name(FAMILY)
                                                        .size(OTHERS + 1)
                                                        .source(s -> s.fetch(false))
                                                        .sort(by("issued", SortOrder.Desc))
                                                        .sort(by("document_id", SortOrder.Desc))));
        request.aggregations(GROUPS, groups());
    }

    /** Under the filters behind the query, as the hits are. */
    private Aggregation groups() {
        return Aggregation.of(
                a ->
                        a.filter(f -> f.bool(b -> b.filter(facets.after())))
                                .aggregations(
                                        GROUPS,
                                        g ->
                                                g.cardinality(
                                                        c ->
                                                                c.field(FAMILY)
                                                                        .precisionThreshold(
                                                                                40_000))));
    }

    private void sort(SearchRequest.Builder request) {
        SortOrder byDate = query.sort() == IndexQuery.Sort.OLDEST ? SortOrder.Asc : SortOrder.Desc;
        request.sort(by("issued", byDate));
        request.sort(by("document_id", SortOrder.Desc));
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(order).missing("_last")));
    }

    IndexPage nothing() {
        return new IndexPage(0, 0, List.of(), Facets.NONE, understood(), 0);
    }

    IndexPage page(SearchResponse<Void> response) {
        long total = response.hits().total() == null ? 0 : response.hits().total().value();
        List<IndexHit> hits = response.hits().hits().stream().map(this::hit).toList();
        Map<String, Aggregate> counts = response.aggregations();
        long groups =
                query.grouped()
                        ? counts.get(GROUPS)
                                .filter()
                                .aggregations()
                                .get(GROUPS)
                                .cardinality()
                                .value()
                        : total;
        return new IndexPage(
                total, groups, hits, facets.read(counts), understood(), response.took());
    }

    private boolean exact() {
        return query.asTyped() || text.hasDiacritics();
    }

    private Understood understood() {
        return new Understood(
                text.lookedFor(), exact(), query.asTyped(), "", false, text.conditions());
    }

    private IndexHit hit(Hit<Void> hit) {
        double score = hit.score() == null ? 0 : hit.score();
        return new IndexHit(
                Long.parseLong(hit.id()),
                score,
                others(hit),
                marks.title(hit),
                SearchMarks.textMarks(hit),
                marks.snippets(hit));
    }

    private static List<Long> others(Hit<Void> hit) {
        return hit.innerHits().values().stream()
                .flatMap(family -> family.hits().hits().stream())
                .filter(member -> !member.id().equals(hit.id()))
                .map(member -> Long.valueOf(member.id()))
                .limit(OTHERS)
                .toList();
    }
}
