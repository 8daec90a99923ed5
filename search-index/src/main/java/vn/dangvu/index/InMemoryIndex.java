package vn.dangvu.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                        .filter(m -> search.chosen(m.entry(), null))
                        .sorted(order(query))
                        .toList();
        List<List<InMemorySearch.Match>> families = families(chosen, query.grouped());
        List<IndexHit> hits =
                families.stream().skip(query.from()).limit(query.size()).map(search::hit).toList();
        return new IndexPage(
                chosen.size(),
                families.size(),
                hits,
                InMemoryFacets.of(query, search, matching),
                search.understood(),
                (System.nanoTime() - started) / 1_000_000);
    }

    /** The best of each family first in its list, families in the order of their best. */
    private static List<List<InMemorySearch.Match>> families(
            List<InMemorySearch.Match> ordered, boolean grouped) {
        Map<Long, List<InMemorySearch.Match>> families = new LinkedHashMap<>();
        for (InMemorySearch.Match match : ordered) {
            IndexEntry entry = match.entry();
            families.computeIfAbsent(
                            grouped ? entry.family() : entry.documentId(), key -> new ArrayList<>())
                    .add(match);
        }
        return List.copyOf(families.values());
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
                .map(match -> search.hit(List.of(match)))
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
    public List<IndexHit> complete(String typed, Set<String> accessTokens, int size) {
        QueryBounds.checkPage(0, size);
        IndexQuery any = IndexQuery.of("", accessTokens).build();
        InMemorySearch search = new InMemorySearch(any, QueryText.parse(""));
        Set<String> subjects = new HashSet<>();
        return Completion.isEnough(typed)
                ? entries.all().stream()
                        .flatMap(entry -> search.match(entry).stream())
                        .filter(match -> Completion.goesOn(match.entry().subject(), typed))
                        .filter(match -> subjects.add(match.entry().subject()))
                        .limit(size)
                        .map(match -> search.hit(List.of(match)))
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
