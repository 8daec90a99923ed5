package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;

import vn.dangvu.analysis.VietnameseText;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fixed query that a search becomes. What people type only ever stands as a value in it.
 *
 * <p>Diacritics typed are taken to matter: spellings with the same diacritics come first, the others
 * behind. Without diacritics all spellings are equal. In both, neighbouring syllables count more than
 * scattered ones, and the subject more than the body.
 */
final class SearchQueries {

    /** Up to three words must all occur, of more a quarter may be missing. */
    private static final String MOST_WORDS = "3<75%";

    private final IndexQuery query;
    private final QueryText text;
    private final boolean exact;

    SearchQueries(IndexQuery query, QueryText text) {
        this.query = query;
        this.text = text;
        this.exact = query.asTyped() || text.hasDiacritics();
    }

    /** Text and permission together, and the filters that narrow the counts too. */
    Query matching(List<Query> narrowing) {
        BoolQuery.Builder all = new BoolQuery.Builder();
        all.filter(terms("access", query.accessTokens()));
        all.filter(narrowing);
        filters().forEach(all::filter);
        if (!text.words().isEmpty()) {
            Query words = words(text.words());
            if (text.symbols().isEmpty()) {
                all.must(words);
            } else {
                all.should(words);
            }
            ranking(text.words()).forEach(all::should);
        }
        for (String phrase : text.phrases()) {
            all.must(phrase(phrase, 0));
        }
        for (String unwanted : text.without()) {
            all.mustNot(phrase(unwanted, 0));
        }
        if (!text.symbols().isEmpty()) {
            all.must(symbols());
        }
        if (!text.isEmpty()) {
            all.should(recent());
        }
        return all.build()._toQuery();
    }

    /** What the highlighter marks in a field, {@code body} or {@code subject}. */
    Query highlighted(String field) {
        String name = exact ? field : field + ".folded";
        BoolQuery.Builder marks = new BoolQuery.Builder();
        if (!text.words().isEmpty()) {
            marks.should(q -> q.match(m -> m.field(name).query(text.words())));
        }
        for (String phrase : text.phrases()) {
            marks.should(q -> q.matchPhrase(m -> m.field(name).query(phrase)));
        }
        return marks.build()._toQuery();
    }

    /** The field that the highlighter reads, so that no homograph lights up. */
    String highlightedField(String field) {
        return exact ? field : field + ".folded";
    }

    boolean exact() {
        return exact;
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
                    Query.of(
                            q ->
                                    q.term(
                                            t ->
                                                    t.field("valid_signature")
                                                            .value(query.validSignature()))));
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
            filters.add(issued());
        }
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
                                                        .minimumShouldMatch(MOST_WORDS)
                                                        .boost(0.5f)));
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

    private List<Query> ranking(String words) {
        List<Query> ranking = new ArrayList<>();
        if (exact) {
            ranking.add(match("body", words, 1));
            ranking.add(match("body.bigram", words, 2));
            ranking.add(match("body.folded_bigram", words, 1));
            ranking.add(match("subject", words, 1));
            ranking.add(match("subject.bigram", words, 2));
            ranking.add(near("body", words, 1));
            ranking.add(near("subject", words, 2));
        } else {
            ranking.add(match("subject.folded", words, 1));
            ranking.add(match("body.folded_bigram", words, 2));
            ranking.add(match("subject.folded_bigram", words, 2));
            ranking.add(near("body.folded", words, 1));
            ranking.add(near("subject.folded", words, 2));
        }
        return ranking;
    }

    /** A phrase asked for: with the diacritics typed, or in any spelling when none were typed. */
    private Query phrase(String phrase, int slop) {
        String suffix = query.asTyped() || VietnameseText.hasDiacritics(phrase) ? "" : ".folded";
        return Query.of(
                q ->
                        q.multiMatch(
                                m ->
                                        m.query(phrase)
                                                .type(TextQueryType.Phrase)
                                                .slop(slop)
                                                .fields(
                                                        "subject" + suffix + "^3",
                                                        "body" + suffix,
                                                        "issuer" + suffix,
                                                        "signer" + suffix)));
    }

    private Query symbols() {
        List<Query> any = new ArrayList<>();
        for (String symbol : text.symbols()) {
            any.add(term("symbol", symbol, 30));
            any.add(term("subject.symbol", symbol, 3));
            any.add(term("body.symbol", symbol, 1));
        }
        return anyOf(any);
    }

    /** A tie-breaker: it adds at most 0.3 to scores of about ten. */
    private static Query recent() {
        return Query.of(
                q ->
                        q.distanceFeature(
                                f ->
                                        f.date(
                                                d ->
                                                        d.field("issued")
                                                                .origin("now/d")
                                                                .pivot(
                                                                        Time.of(
                                                                                t ->
                                                                                        t.time(
                                                                                                "1095d")))
                                                                .boost(0.3f))));
    }

    private Query issued() {
        return Query.of(
                q ->
                        q.range(
                                r ->
                                        r.date(
                                                d -> {
                                                    d.field("issued");
                                                    if (query.issuedFrom() != null) {
                                                        d.gte(query.issuedFrom().toString());
                                                    }
                                                    if (query.issuedTo() != null) {
                                                        d.lte(query.issuedTo().toString());
                                                    }
                                                    return d;
                                                })));
    }

    private static Query type(String words) {
        return anyOf(
                List.of(term("type", words.toUpperCase(Locale.ROOT), 1), name("type_name", words)));
    }

    private static Query name(String field, String words) {
        String name = VietnameseText.hasDiacritics(words) ? field : field + ".folded";
        return Query.of(q -> q.match(m -> m.field(name).query(words).operator(Operator.And)));
    }

    private static Query match(String field, String words, float boost) {
        return Query.of(q -> q.match(m -> m.field(field).query(words).boost(boost)));
    }

    private static Query near(String field, String words, float boost) {
        return Query.of(q -> q.matchPhrase(m -> m.field(field).query(words).slop(1).boost(boost)));
    }

    private static Query term(String field, String value, float boost) {
        return Query.of(q -> q.term(t -> t.field(field).value(value).boost(boost)));
    }

    private static Query anyOf(List<Query> queries) {
        return Query.of(q -> q.bool(b -> b.should(queries).minimumShouldMatch("1")));
    }

    private static Query terms(String field, Collection<String> values) {
        List<FieldValue> list = values.stream().map(FieldValue::of).toList();
        return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(list))));
    }

    private static Query numbers(String field, Collection<Integer> values) {
        List<FieldValue> list = values.stream().map(FieldValue::of).toList();
        return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(list))));
    }
}
