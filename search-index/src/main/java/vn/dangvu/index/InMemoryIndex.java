package vn.dangvu.index;

import vn.dangvu.index.IndexPage.Count;
import vn.dangvu.index.IndexPage.Facets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The index in memory, for tests and for a demonstration without Elasticsearch: it finds the same
 * documents, with a simpler order. Every search reads every document, which is fine for thousands.
 */
public final class InMemoryIndex implements SearchIndex {

    private final Map<Long, IndexEntry> entries = new ConcurrentHashMap<>();
    private final Map<Long, Long> removed = new ConcurrentHashMap<>();

    @Override
    public void prepare() {}

    @Override
    public IndexOutcome put(List<IndexEntry> list) {
        return new IndexOutcome(list.stream().map(this::put).toList());
    }

    private synchronized ItemOutcome put(IndexEntry entry) {
        if (known(entry.documentId()) >= entry.version()) {
            return outcome(entry.documentId(), entry.version(), ItemResult.STALE);
        }
        entries.put(entry.documentId(), entry);
        removed.remove(entry.documentId());
        return outcome(entry.documentId(), entry.version(), ItemResult.DONE);
    }

    @Override
    public synchronized ItemOutcome remove(long documentId, long version) {
        if (known(documentId) >= version) {
            return outcome(documentId, version, ItemResult.STALE);
        }
        entries.remove(documentId);
        removed.put(documentId, version);
        return outcome(documentId, version, ItemResult.DONE);
    }

    private long known(long documentId) {
        IndexEntry entry = entries.get(documentId);
        return entry == null ? removed.getOrDefault(documentId, -1L) : entry.version();
    }

    private static ItemOutcome outcome(long documentId, long version, ItemResult result) {
        String reason = result == ItemResult.DONE ? "" : "a newer version is indexed";
        return new ItemOutcome(documentId, version, result, reason);
    }

    @Override
    public IndexPage search(IndexQuery query) {
        long started = System.nanoTime();
        InMemorySearch search = new InMemorySearch(query, QueryText.parse(query.text()));
        List<InMemorySearch.Match> matching =
                entries.values().stream().map(search::match).flatMap(List::stream).toList();
        List<InMemorySearch.Match> chosen =
                matching.stream()
                        .filter(m -> search.types(m.entry()))
                        .filter(m -> search.issuers(m.entry()))
                        .filter(m -> search.years(m.entry()))
                        .sorted(order(query))
                        .toList();
        List<IndexHit> hits =
                chosen.stream().skip(query.from()).limit(query.size()).map(search::hit).toList();
        return new IndexPage(
                chosen.size(),
                hits,
                facets(search, matching.stream().map(InMemorySearch.Match::entry).toList()),
                search.understood(),
                (System.nanoTime() - started) / 1_000_000);
    }

    private static Comparator<InMemorySearch.Match> order(IndexQuery query) {
        Comparator<InMemorySearch.Match> newest =
                Comparator.comparing(
                                (InMemorySearch.Match m) -> m.entry().issuedDate(),
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed();
        Comparator<InMemorySearch.Match> oldest =
                Comparator.comparing(
                        m -> m.entry().issuedDate(),
                        Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<InMemorySearch.Match> best =
                Comparator.comparingDouble(InMemorySearch.Match::score).reversed();
        Comparator<InMemorySearch.Match> order =
                switch (query.sort()) {
                    case RELEVANCE -> best.thenComparing(newest);
                    case NEWEST -> newest;
                    case OLDEST -> oldest;
                };
        return order.thenComparing(
                Comparator.comparingLong((InMemorySearch.Match m) -> m.entry().documentId())
                        .reversed());
    }

    private static Facets facets(InMemorySearch search, List<IndexEntry> matching) {
        Predicate<IndexEntry> types = search::types;
        Predicate<IndexEntry> issuers = search::issuers;
        Predicate<IndexEntry> years = search::years;
        return new Facets(
                counts(
                        matching.stream().filter(issuers.and(years)).toList(),
                        IndexEntry::type,
                        IndexEntry::typeName),
                counts(
                        matching.stream().filter(types.and(years)).toList(),
                        e -> e.issuerUnit() == 0 ? "" : Long.toString(e.issuerUnit()),
                        IndexEntry::issuer),
                years(matching.stream().filter(types.and(issuers)).toList()));
    }

    private static List<Count> counts(
            List<IndexEntry> entries,
            Function<IndexEntry, String> value,
            Function<IndexEntry, String> label) {
        Map<String, String> labels = new HashMap<>();
        Map<String, Long> counts = new TreeMap<>();
        for (IndexEntry entry : entries) {
            String key = value.apply(entry);
            if (!key.isEmpty()) {
                String shown = label.apply(entry);
                labels.putIfAbsent(key, shown.isEmpty() ? key : shown);
                counts.merge(key, 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .map(c -> new Count(c.getKey(), labels.get(c.getKey()), c.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed())
                .toList();
    }

    private static List<Count> years(List<IndexEntry> entries) {
        Map<Integer, Long> counts =
                entries.stream()
                        .filter(e -> e.year() != null)
                        .collect(Collectors.groupingBy(IndexEntry::year, Collectors.counting()));
        List<Count> years = new ArrayList<>();
        counts.forEach(
                (year, count) -> years.add(new Count(year.toString(), year.toString(), count)));
        years.sort(Comparator.comparing(Count::value).reversed());
        return years;
    }

    @Override
    public IndexHealth health() {
        return new IndexHealth(IndexHealth.State.READY, entries.size(), "");
    }

    @Override
    public void close() {}
}
