package vn.dangvu.index;

import vn.dangvu.index.IndexPage.Count;
import vn.dangvu.index.IndexPage.Facets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The index in memory, for tests and for a demonstration without Elasticsearch: it finds the same
 * documents, with a simpler order. Every search reads every document, which is fine for thousands.
 */
public final class InMemoryIndex implements SearchIndex {

    private volatile InMemoryEntries entries = new InMemoryEntries();
    private volatile InMemoryEntries next;
    private boolean prepared;

    @Override
    public synchronized boolean prepare() {
        boolean first = !prepared;
        prepared = true;
        return first;
    }

    @Override
    public IndexOutcome put(List<IndexEntry> list) {
        return new IndexOutcome(list.stream().map(this::put).toList());
    }

    private synchronized ItemOutcome put(IndexEntry entry) {
        if (next != null) {
            next.put(entry);
        }
        return entries.put(entry);
    }

    @Override
    public synchronized ItemOutcome remove(long documentId, long version) {
        if (next != null) {
            next.remove(documentId, version);
        }
        return entries.remove(documentId, version);
    }

    @Override
    public IndexPage search(IndexQuery query) {
        long started = System.nanoTime();
        InMemorySearch search = new InMemorySearch(query, QueryText.parse(query.text()));
        List<InMemorySearch.Match> matching =
                entries.all().stream().map(search::match).flatMap(List::stream).toList();
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
    public List<IndexHit> similar(long documentId, Set<String> accessTokens, int size) {
        QueryBounds.checkPage(0, size);
        IndexQuery any = IndexQuery.of("", accessTokens).build();
        InMemorySearch search = new InMemorySearch(any, QueryText.parse(""));
        return entries.all().stream()
                .filter(entry -> entry.documentId() == documentId)
                .flatMap(entry -> search.match(entry).stream())
                .flatMap(match -> similar(match.entry(), search).stream())
                .limit(size)
                .map(search::hit)
                .toList();
    }

    private List<InMemorySearch.Match> similar(IndexEntry entry, InMemorySearch search) {
        return entries.all().stream()
                .filter(other -> other.documentId() != entry.documentId())
                .flatMap(other -> search.match(other).stream())
                .map(m -> new InMemorySearch.Match(m.entry(), search.inCommon(entry, m.entry())))
                .filter(m -> m.score() > 2)
                .sorted(Comparator.comparingDouble(InMemorySearch.Match::score).reversed())
                .toList();
    }

    @Override
    public List<String> complete(String typed, Set<String> accessTokens, int size) {
        QueryBounds.checkPage(0, size);
        IndexQuery any = IndexQuery.of("", accessTokens).build();
        InMemorySearch search = new InMemorySearch(any, QueryText.parse(""));
        return Completion.isEnough(typed)
                ? entries.all().stream()
                        .flatMap(entry -> search.match(entry).stream())
                        .map(match -> match.entry().subject())
                        .filter(subject -> Completion.goesOn(subject, typed))
                        .distinct()
                        .limit(size)
                        .toList()
                : List.of();
    }

    @Override
    public synchronized IndexRebuild rebuild() {
        if (next == null) {
            next = new InMemoryEntries();
        }
        return new Rebuild();
    }

    private final class Rebuild implements IndexRebuild {
        @Override
        public long reached() {
            return next.all().stream().mapToLong(IndexEntry::documentId).max().orElse(0);
        }

        @Override
        public IndexOutcome put(List<IndexEntry> list) {
            return new IndexOutcome(list.stream().map(next::put).toList());
        }

        @Override
        public void complete() {
            synchronized (InMemoryIndex.this) {
                entries = next;
                next = null;
            }
        }

        @Override
        public void abandon() {
            synchronized (InMemoryIndex.this) {
                next = null;
            }
        }
    }

    @Override
    public List<IndexedVersion> versions(long afterId, int limit) {
        return entries.all().stream()
                .filter(entry -> entry.documentId() > afterId)
                .sorted(Comparator.comparingLong(IndexEntry::documentId))
                .limit(limit)
                .map(entry -> new IndexedVersion(entry.documentId(), entry.version()))
                .toList();
    }

    @Override
    public IndexHealth health() {
        return new IndexHealth(IndexHealth.State.READY, entries.all().size(), "");
    }

    @Override
    public void close() {}
}
