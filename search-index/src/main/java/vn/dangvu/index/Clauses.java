package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import vn.dangvu.analysis.VietnameseText;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The pieces that queries are put together from. What people type only ever stands as a value in them. */
final class Clauses {

    /** Up to so many, Lucene walks the documents of each token beside those of the words. */
    private static final int FEW_TOKENS = 16;

    private Clauses() {}

    /**
     * Documents that one of the tokens opens. Many tokens are gathered by their numbers: in one walk
     * through a sorted tree, where words would each be looked up in every segment.
     */
    static Query mayFind(Set<String> accessTokens) {
        return accessTokens.size() > FEW_TOKENS
                ? numbers(AccessNumbers.FIELD, AccessNumbers.of(accessTokens))
                : terms("access", accessTokens);
    }

    static Query match(String field, String words, float boost) {
        return Query.of(q -> q.match(m -> m.field(field).query(words).boost(boost)));
    }

    /** All words, in the spelling typed when it has diacritics. */
    static Query name(String field, String words) {
        String name = VietnameseText.hasDiacritics(words) ? field : field + ".folded";
        return Query.of(q -> q.match(m -> m.field(name).query(words).operator(Operator.And)));
    }

    /** Words in a row, of which one may stand elsewhere by one place. */
    static Query near(String field, String words, float boost) {
        return Query.of(q -> q.matchPhrase(m -> m.field(field).query(words).slop(1).boost(boost)));
    }

    static Query term(String field, String value, float boost) {
        return Query.of(q -> q.term(t -> t.field(field).value(value).boost(boost)));
    }

    static Query terms(String field, Collection<String> values) {
        List<FieldValue> list = values.stream().map(FieldValue::of).toList();
        return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(list))));
    }

    static Query numbers(String field, Collection<? extends Number> values) {
        List<FieldValue> list = values.stream().map(v -> FieldValue.of(v.longValue())).toList();
        return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(list))));
    }

    static Query ids(Collection<Long> documents) {
        List<String> values = documents.stream().map(String::valueOf).toList();
        return Query.of(q -> q.ids(i -> i.values(values)));
    }

    /** Days from the first to the last, both included; null means open. */
    static Query days(String field, LocalDate first, LocalDate last) {
        return Query.of(
                q -> q.range(r -> r.date(d -> d.field(field).gte(text(first)).lte(text(last)))));
    }

    private static String text(LocalDate date) {
        return date == null ? null : date.toString();
    }

    static Query anyOf(List<Query> queries) {
        return Query.of(q -> q.bool(b -> b.should(queries).minimumShouldMatch("1")));
    }
}
