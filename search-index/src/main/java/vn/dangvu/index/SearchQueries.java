package vn.dangvu.index;

import static vn.dangvu.index.Clauses.anyOf;
import static vn.dangvu.index.Clauses.days;
import static vn.dangvu.index.Clauses.ids;
import static vn.dangvu.index.Clauses.name;
import static vn.dangvu.index.Clauses.numbers;
import static vn.dangvu.index.Clauses.term;
import static vn.dangvu.index.Clauses.terms;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.search.Rescore;

import vn.dangvu.analysis.VietnameseText;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fixed query that a search becomes: permission, filters, and what the text must have. */
final class SearchQueries {

    /**
     * Up to three words must all occur; of four or five one may be missing; of more, as in a whole
     * question, half.
     */
    private static final String MOST_WORDS = "3<75% 5<50%";

    private final IndexQuery query;
    private final QueryText text;
    private final SearchRanking ranking;
    private final boolean ranked;

    SearchQueries(IndexQuery query, QueryText text) {
        this.query = query;
        this.text = text;
        this.ranking = new SearchRanking(text.words(), query.asTyped() || text.hasDiacritics());
        this.ranked = query.sort() == IndexQuery.Sort.RELEVANCE && !text.isEmpty();
    }

    /** Whether the best come first; else the order is by date and nothing has a score. */
    boolean ranked() {
        return ranked;
    }

    /** Text and permission together, and the filters that narrow the counts too. */
    Query matching(List<Query> narrowing) {
        BoolQuery.Builder all = new BoolQuery.Builder();
        all.filter(Clauses.mayFind(query.accessTokens()));
        all.filter(narrowing);
        all.filter(filters());
        text.without().forEach(unwanted -> all.mustNot(phrase(unwanted)));
        if (!query.without().isEmpty()) {
            all.mustNot(ids(query.without()));
        }
        if (ranked) {
            all.must(demands());
            all.should(ranking.first());
            optionalWords().ifPresent(all::should);
        } else {
            all.filter(demands());
        }
        return all.build()._toQuery();
    }

    /** Words beside a symbol only rank: the symbol says which document is meant. */
    private Optional<Query> optionalWords() {
        return text.words().isEmpty() || text.symbols().isEmpty()
                ? Optional.empty()
                : Optional.of(words(text.words()));
    }

    /** Reorders the best hits; empty when there is nothing to reorder them by. */
    Optional<Rescore> rescore() {
        return ranked && !text.words().isEmpty() ? Optional.of(ranking.second()) : Optional.empty();
    }

    private List<Query> demands() {
        List<Query> demands = new ArrayList<>();
        if (!text.words().isEmpty() && text.symbols().isEmpty()) {
            demands.add(words(text.words()));
        }
        text.phrases().forEach(phrase -> demands.add(phrase(phrase)));
        if (!text.symbols().isEmpty()) {
            demands.add(symbols());
        }
        text.dates().forEach(date -> demands.add(date(date)));
        return demands;
    }

    /** The filters that people choose from counts, those that are set. */
    Map<Facet, Query> chosen() {
        Map<Facet, Query> chosen = new EnumMap<>(Facet.class);
        choose(chosen, Facet.TYPE, "type", query.types());
        choose(
                chosen,
                Facet.ISSUER,
                "issuer_line",
                query.issuerUnits().stream().map(String::valueOf).toList());
        choose(chosen, Facet.KIND, "kind", query.kinds());
        choose(chosen, Facet.URGENCY, "urgency", query.urgencies());
        choose(chosen, Facet.STATUS, "status", query.statuses());
        if (!query.years().isEmpty()) {
            chosen.put(Facet.YEAR, numbers("year", query.years()));
        }
        if (!query.signer().isBlank()) {
            chosen.put(Facet.SIGNER, name("signer", query.signer()));
        }
        if (query.validSignature() != null) {
            chosen.put(
                    Facet.SIGNATURE,
                    terms("valid_signature", Set.of(query.validSignature().toString())));
        }
        return chosen;
    }

    private static void choose(
            Map<Facet, Query> chosen, Facet facet, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            chosen.put(facet, terms(field, values));
        }
    }

    private List<Query> filters() {
        List<Query> filters = new ArrayList<>();
        if (query.issuedFrom() != null || query.issuedTo() != null) {
            filters.add(days("issued", query.issuedFrom(), query.issuedTo()));
        }
        if (!query.only().isEmpty()) {
            filters.add(ids(query.only()));
        }
        text.issued().forEach(period -> filters.add(days("issued", period.first(), period.last())));
        text.signers().forEach(words -> filters.add(name("signer", words)));
        text.issuers().forEach(words -> filters.add(name("issuer", words)));
        if (!text.types().isEmpty()) {
            filters.add(anyOf(text.types().stream().map(SearchQueries::type).toList()));
        }
        if (!text.years().isEmpty()) {
            filters.add(numbers("year", text.years()));
        }
        return filters;
    }

    /** The words may stand in different fields; in any spelling unless asked otherwise. */
    private Query words(String words) {
        return query.asTyped()
                ? wordsAsTyped(words)
                : Query.of(
                        q ->
                                q.match(
                                        m ->
                                                m.field("all")
                                                        .query(words)
                                                        .minimumShouldMatch(MOST_WORDS)));
    }

    /** Fields of one analysis and all with norms: combined_fields asks for both. */
    private static Query wordsAsTyped(String words) {
        return Query.of(
                q ->
                        q.combinedFields(
                                c ->
                                        c.query(words)
                                                .fields(
                                                        "subject^3",
                                                        "body",
                                                        "issuer",
                                                        "signer",
                                                        "type_name",
                                                        "symbol.exact")
                                                .minimumShouldMatch(MOST_WORDS)
                                                .boost(0.5f)));
    }

    /**
     * A phrase asked for: with the diacritics typed, or in any spelling when none were typed. Scans
     * have no spelling to rely on.
     */
    private Query phrase(String phrase) {
        String suffix = query.asTyped() || VietnameseText.hasDiacritics(phrase) ? "" : ".folded";
        List<String> fields = new ArrayList<>();
        fields.add("subject" + suffix + "^3");
        fields.addAll(List.of("body" + suffix, "issuer" + suffix, "signer" + suffix));
        if (!query.asTyped()) {
            fields.add("scan");
        }
        return Query.of(
                q -> q.multiMatch(m -> m.query(phrase).type(TextQueryType.Phrase).fields(fields)));
    }

    private Query symbols() {
        List<Query> any = new ArrayList<>();
        for (String symbol : text.symbols()) {
            any.add(term("symbol", symbol, 30));
            any.add(term("subject.symbol", symbol, 3));
            any.add(term("body.symbol", symbol, 1));
            any.add(term("scan.symbol", symbol, 1));
        }
        return anyOf(any);
    }

    /** Issued on the day, or naming it. */
    private static Query date(LocalDate date) {
        return anyOf(
                List.of(
                        term("issued", date.toString(), 3),
                        term("subject.symbol", date.toString(), 3),
                        term("body.symbol", date.toString(), 1),
                        term("scan.symbol", date.toString(), 1)));
    }

    private static Query type(String words) {
        return anyOf(
                List.of(term("type", words.toUpperCase(Locale.ROOT), 1), name("type_name", words)));
    }
}
