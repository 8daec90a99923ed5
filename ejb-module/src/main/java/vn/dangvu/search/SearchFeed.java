package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.index.ExtractionUnavailableException;
import vn.dangvu.index.IndexEntry;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.ItemOutcome;
import vn.dangvu.outbox.Outbox;
import vn.dangvu.outbox.OutboxConsumer;

import java.util.List;

/**
 * Brings one document into the index as it is now. Drafts stay out, also those that were more
 * before: their owners have them in their lists.
 */
// Payara runs timer methods in a transaction whatever they ask for; in one, a document would look
// as it did at the first task of the batch
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class SearchFeed implements OutboxConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(SearchFeed.class);

    @Inject IndexConnection connection;
    @Inject IndexEntries entries;
    @Inject DocumentService documents;
    @Inject SavedSearchRecords searches;

    @Override
    public Outcome consume(Outbox.Task task) {
        DocumentView document = documents.view(new DocumentId(task.documentId()));
        try {
            ItemOutcome item = document.status().findable() ? put(document) : remove(document);
            return switch (item.result()) {
                case DONE -> {
                    searches.indexed(document.id());
                    yield new Outcome.Done();
                }
                case STALE -> new Outcome.Done();
                case RETRY -> later(item.reason());
                case DEAD -> new Outcome.Never(item.reason());
            };
        } catch (IndexUnavailableException | ExtractionUnavailableException away) {
            return later(away.getMessage());
        }
    }

    private ItemOutcome put(DocumentView document)
            throws IndexUnavailableException, ExtractionUnavailableException {
        IndexEntry entry = entries.of(document);
        return connection.ask(index -> index.put(List.of(entry))).items().get(0);
    }

    private ItemOutcome remove(DocumentView document) throws IndexUnavailableException {
        return connection.ask(
                index -> index.remove(document.id().value(), document.indexVersion()));
    }

    private static Outcome later(String reason) {
        LOG.warn("the index is not reached, trying again: {}", reason);
        return new Outcome.Later();
    }
}
