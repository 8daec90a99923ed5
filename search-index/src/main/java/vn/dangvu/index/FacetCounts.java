package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import vn.dangvu.index.IndexPage.Count;
import vn.dangvu.index.IndexPage.Facets;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The counts beside the hits. A facet is counted under the filters of all others but not its own:
 * choosing one value must not hide its neighbours. So the filters of the facets counted stand behind
 * the query; those of the rest stand in it, where they cost less.
 */
final class FacetCounts {

    private static final int VALUES = 200;
    private static final String UNDER_OTHERS = "under-others";

    private final Set<Facet> counted;
    private final Map<Facet, Query> chosen;

    FacetCounts(Set<Facet> counted, Map<Facet, Query> chosen) {
        this.counted = counted;
        this.chosen = chosen;
    }

    /** Filters that narrow the counts too. */
    List<Query> before() {
        return chosen.entrySet().stream()
                .filter(filter -> !isCounted(filter.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Filters that narrow only the hits. */
    List<Query> after() {
        return chosen.entrySet().stream()
                .filter(filter -> isCounted(filter.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private boolean isCounted(Facet filter) {
        return counted.stream().anyMatch(facet -> filterOf(facet) == filter);
    }

    /** The subtree is chosen by the filter for issuers. */
    private static Facet filterOf(Facet facet) {
        return facet == Facet.SUBTREE ? Facet.ISSUER : facet;
    }

    Map<String, Aggregation> aggregations() {
        Map<String, Aggregation> aggregations = new LinkedHashMap<>();
        counted.forEach(facet -> aggregations.put(facet.name(), aggregation(facet)));
        return aggregations;
    }

    private Aggregation aggregation(Facet facet) {
        Aggregation values = Aggregation.of(a -> a.terms(t -> t.field(field(facet)).size(VALUES)));
        List<Query> others =
                chosen.entrySet().stream()
                        .filter(filter -> isCounted(filter.getKey()))
                        .filter(filter -> filter.getKey() != filterOf(facet))
                        .map(Map.Entry::getValue)
                        .toList();
        return others.isEmpty()
                ? values
                : Aggregation.of(
                        a ->
                                a.filter(f -> f.bool(b -> b.filter(others)))
                                        .aggregations(UNDER_OTHERS, values));
    }

    private static String field(Facet facet) {
        return switch (facet) {
            case TYPE -> "type_facet";
            case ISSUER -> "issuer_facet";
            case SUBTREE -> "issuer_line";
            case YEAR -> "year";
            case KIND -> "kind";
            case URGENCY -> "urgency";
            case STATUS -> "status";
            case SIGNATURE -> "valid_signature";
            case SIGNER -> "signer.name";
        };
    }

    Facets read(Map<String, Aggregate> aggregates) {
        Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : counted) {
            Aggregate aggregate = aggregates.get(facet.name());
            Aggregate values =
                    aggregate.isFilter()
                            ? aggregate.filter().aggregations().get(UNDER_OTHERS)
                            : aggregate;
            counts.put(facet, counts(values));
        }
        return new Facets(counts);
    }

    private static List<Count> counts(Aggregate values) {
        if (values.isSterms()) {
            return labelled(values.sterms().buckets().array());
        }
        return values.isLterms() ? numbers(values.lterms().buckets().array()) : List.of();
    }

    /** A value with two labels, after a change of name, counts once under the commoner one. */
    private static List<Count> labelled(List<StringTermsBucket> buckets) {
        Map<String, Count> counts = new LinkedHashMap<>();
        for (StringTermsBucket bucket : buckets) {
            String key = bucket.key().stringValue();
            int separator = key.indexOf(EntryDocument.FACET_SEPARATOR);
            String value = separator < 0 ? key : key.substring(0, separator);
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

    /** Years and truth values, the latest and the true one first. */
    private static List<Count> numbers(List<LongTermsBucket> buckets) {
        return buckets.stream()
                .sorted(Comparator.comparingLong(LongTermsBucket::key).reversed())
                .map(FacetCounts::number)
                .toList();
    }

    private static Count number(LongTermsBucket bucket) {
        String value =
                bucket.keyAsString() == null ? Long.toString(bucket.key()) : bucket.keyAsString();
        return new Count(value, value, bucket.docCount());
    }
}
