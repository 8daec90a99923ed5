package vn.dangvu.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries by id, with the versions of those removed. */
final class InMemoryEntries {

    private final Map<Long, IndexEntry> entries = new HashMap<>();
    private final Map<Long, Long> removed = new HashMap<>();

    synchronized Collection<IndexEntry> all() {
        return List.copyOf(entries.values());
    }

    synchronized ItemOutcome put(IndexEntry entry) {
        if (known(entry.documentId()) >= entry.version()) {
            return outcome(entry.documentId(), entry.version(), ItemResult.STALE);
        }
        entries.put(entry.documentId(), entry);
        removed.remove(entry.documentId());
        return outcome(entry.documentId(), entry.version(), ItemResult.DONE);
    }

    synchronized ItemOutcome remove(long documentId, long version) {
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
}
