package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentService.FindableDocument;
import vn.dangvu.document.DocumentView;
import vn.dangvu.index.ExtractionUnavailableException;
import vn.dangvu.index.IndexEntry;
import vn.dangvu.index.IndexRebuild;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.ItemOutcome;
import vn.dangvu.index.ItemResult;
import vn.dangvu.index.SearchIndex;
import vn.dangvu.outbox.Outbox;
import vn.dangvu.platform.Leases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the index anew beside the one in use, a slice of documents at a time, and lets it take its
 * place when it has them all. What changes meanwhile reaches both by the outbox.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class IndexRebuilding {
    private static final Logger LOG = LoggerFactory.getLogger(IndexRebuilding.class);
    private static final int SLICE = 100;

    /** A node that died has lost the rebuild to another one by then; renewed at each slice. */
    private static final Duration HOLD = Duration.ofSeconds(30);

    @Inject IndexConnection connection;
    @Inject IndexEntries entries;
    @Inject DocumentService documents;
    @Inject RebuildRecords records;
    @Inject Outbox outbox;
    @Inject Leases leases;
    private volatile boolean begun;

    /** One slice; false when there is none to do now. */
    boolean step() {
        if (!records.last().map(RebuildView::running).orElse(false)
                || !leases.hold("index-rebuild", HOLD)) {
            begun = false;
            return false;
        }
        try {
            return connection.ask(this::slice);
        } catch (IndexUnavailableException away) {
            LOG.warn("the rebuild waits: {}", away.getMessage());
            records.troubled(away.getMessage());
            begun = false;
            return false;
        }
    }

    private boolean slice(SearchIndex index) throws IndexUnavailableException {
        IndexRebuild next = index.rebuild();
        if (!begun) {
            begin(next);
        }
        List<FindableDocument> slice =
                documents.findableAfter(new DocumentId(records.reached()), SLICE);
        if (slice.isEmpty()) {
            next.complete();
            records.finished();
            LOG.info("the new index is in use");
            return false;
        }
        bring(next, slice.stream().map(FindableDocument::id).toList());
        records.advanced(slice.get(slice.size() - 1).id().value(), slice.size());
        return true;
    }

    /** After a pause the server may have lost the new index; an empty one has to be filled again. */
    private void begin(IndexRebuild next) throws IndexUnavailableException {
        if (records.reached() > 0 && next.reached() == 0) {
            records.again();
        }
        begun = true;
    }

    private void bring(IndexRebuild next, List<DocumentId> ids) throws IndexUnavailableException {
        List<IndexEntry> read = new ArrayList<>();
        for (DocumentView document : documents.views(ids)) {
            try {
                read.add(entries.of(document));
            } catch (ExtractionUnavailableException later) {
                // the outbox brings it to both indexes when its files can be read
                outbox.bring(document.id().value(), 0);
            }
        }
        for (ItemOutcome item : next.put(read).items()) {
            if (item.result() == ItemResult.RETRY) {
                throw new IndexUnavailableException(item.reason());
            }
            if (item.result() == ItemResult.DEAD) {
                // the outbox tries it alone and shows it when it is given up
                outbox.bring(item.documentId(), 0);
            }
        }
    }

    /**
     * Throws the new index away.
     *
     * @throws IndexUnavailableException it cannot be reached now
     */
    void abandon() throws IndexUnavailableException {
        connection.ask(
                index -> {
                    index.rebuild().abandon();
                    return null;
                });
    }
}
