package vn.dangvu.index;

import vn.dangvu.index.IndexPage.Count;
import vn.dangvu.index.IndexPage.Facets;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counts of a search in memory, each under the filters of the others. */
final class InMemoryFacets {

    private InMemoryFacets() {}

    static Facets of(IndexQuery query, InMemorySearch search, List<InMemorySearch.Match> matching) {
        Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : query.facets()) {
            counts.put(
                    facet,
                    counts(
                            facet,
                            matching.stream()
                                    .map(InMemorySearch.Match::entry)
                                    .filter(entry -> search.chosen(entry, facet))
                                    .toList()));
        }
        return new Facets(counts);
    }

    private static List<Count> counts(Facet facet, List<IndexEntry> entries) {
        Map<String, Count> counts = new TreeMap<>();
        for (IndexEntry entry : entries) {
            values(facet, entry)
                    .forEach(
                            (value, label) ->
                                    counts.merge(
                                            value,
                                            new Count(value, label, 1),
                                            (one, more) ->
                                                    new Count(
                                                            value, one.label(), one.count() + 1)));
        }
        Comparator<Count> order =
                facet == Facet.YEAR || facet == Facet.SIGNATURE
                        ? Comparator.comparing(Count::value).reversed()
                        : Comparator.comparingLong(Count::count).reversed();
        return counts.values().stream().sorted(order).toList();
    }

    /** The values that the entry has, with their labels. */
    private static Map<String, String> values(Facet facet, IndexEntry entry) {
        return switch (facet) {
            case TYPE -> value(entry.type(), entry.typeName());
            case ISSUER ->
                    value(
                            entry.issuerUnit() == 0 ? "" : Long.toString(entry.issuerUnit()),
                            entry.issuer());
            case SUBTREE -> line(entry);
            case YEAR -> value(entry.year() == null ? "" : entry.year().toString(), "");
            case KIND -> value(entry.kind(), "");
            case URGENCY -> value(entry.urgency(), "");
            case STATUS -> value(entry.status(), "");
            case SIGNATURE -> value(String.valueOf(entry.validSignature()), "");
            case SIGNER -> value(entry.signer(), "");
        };
    }

    private static Map<String, String> value(String value, String label) {
        return value.isEmpty() ? Map.of() : Map.of(value, label.isEmpty() ? value : label);
    }

    private static Map<String, String> line(IndexEntry entry) {
        Map<String, String> line = new LinkedHashMap<>();
        entry.issuerLine().forEach(unit -> line.put(unit.toString(), unit.toString()));
        return line;
    }
}
