package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentService.FindableDocument;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.IndexedVersion;
import vn.dangvu.outbox.Outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds the index against the database, document by document and version by version. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class IndexComparison {
    /** Rows of either side in memory at once. */
    private static final int SLICE = 5_000;

    /** What was removed by other hands has left a tombstone in the index, a version or so higher. */
    private static final int TOMBSTONE = 100;

    @Inject IndexConnection connection;
    @Inject DocumentService documents;
    @Inject Outbox outbox;

    /**
     * Documents that are not in the index as they should be.
     *
     * @param missing documents that the index does not have
     * @param outdated what the index has in another version than the database
     * @param surplus what the index has and should not: drafts, and documents that do not exist
     */
    record Differences(
            long inDatabase,
            long inIndex,
            List<FindableDocument> missing,
            List<IndexedVersion> outdated,
            List<IndexedVersion> surplus) {

        boolean none() {
            return missing.isEmpty() && outdated.isEmpty() && surplus.isEmpty();
        }
    }

    /** What waits in the outbox is on its way and no difference. */
    Differences compare() throws IndexUnavailableException {
        Differences found =
                new Differences(0, 0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        long after = 0;
        boolean more = true;
        while (more) {
            long from = after;
            List<FindableDocument> wanted = documents.findableAfter(new DocumentId(from), SLICE);
            List<IndexedVersion> there = connection.ask(index -> index.versions(from, SLICE));
            long to = Math.min(end(wanted.size(), last(wanted)), end(there.size(), lastOf(there)));
            Set<Long> onTheWay = outbox.waitingBetween(from, to);
            found = merge(found, upTo(to, wanted), upToIndexed(to, there), onTheWay);
            after = to;
            more = to < Long.MAX_VALUE;
        }
        return found;
    }

    /** A slice that is not full is the last one: its side ends there. */
    private static long end(int size, long last) {
        return size < SLICE ? Long.MAX_VALUE : last;
    }

    private static long last(List<FindableDocument> documents) {
        return documents.isEmpty() ? 0 : documents.get(documents.size() - 1).id().value();
    }

    private static long lastOf(List<IndexedVersion> versions) {
        return versions.isEmpty() ? 0 : versions.get(versions.size() - 1).documentId();
    }

    private static List<FindableDocument> upTo(long id, List<FindableDocument> documents) {
        return documents.stream().filter(d -> d.id().value() <= id).toList();
    }

    private static List<IndexedVersion> upToIndexed(long id, List<IndexedVersion> versions) {
        return versions.stream().filter(v -> v.documentId() <= id).toList();
    }

    static Differences merge(
            Differences before,
            List<FindableDocument> wanted,
            List<IndexedVersion> there,
            Set<Long> onTheWay) {
        Differences found =
                new Differences(
                        before.inDatabase() + wanted.size(),
                        before.inIndex() + there.size(),
                        before.missing(),
                        before.outdated(),
                        before.surplus());
        int at = 0;
        for (FindableDocument document : wanted) {
            long id = document.id().value();
            while (at < there.size() && there.get(at).documentId() < id) {
                note(found.surplus(), there.get(at++), onTheWay);
            }
            if (at == there.size() || there.get(at).documentId() > id) {
                if (!onTheWay.contains(id)) {
                    found.missing().add(document);
                }
            } else if (there.get(at++).version() != document.indexVersion()) {
                note(found.outdated(), there.get(at - 1), onTheWay);
            }
        }
        while (at < there.size()) {
            note(found.surplus(), there.get(at++), onTheWay);
        }
        return found;
    }

    private static void note(
            List<IndexedVersion> list, IndexedVersion indexed, Set<Long> onTheWay) {
        if (!onTheWay.contains(indexed.documentId())) {
            list.add(indexed);
        }
    }

    /** Brings what differs into the index anew, or out of it; the outbox does the work. */
    Differences repair() throws IndexUnavailableException {
        Differences found = compare();
        found.missing()
                .forEach(
                        document ->
                                outbox.bring(
                                        document.id().value(),
                                        document.indexVersion() + TOMBSTONE));
        found.outdated().forEach(entry -> outbox.bring(entry.documentId(), entry.version()));
        for (IndexedVersion entry : found.surplus()) {
            if (!outbox.bring(entry.documentId(), entry.version())) {
                connection.ask(index -> index.remove(entry.documentId(), entry.version() + 1));
            }
        }
        return found;
    }
}
