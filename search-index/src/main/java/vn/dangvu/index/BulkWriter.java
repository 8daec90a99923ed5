package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes entries in bulks of bounded size, with the row's version as the document's. */
final class BulkWriter {

    private static final int BULK_ENTRIES = 500;
    private static final long BULK_CHARACTERS = 5_000_000;

    private final ElasticsearchConnection connection;

    BulkWriter(ElasticsearchConnection connection) {
        this.connection = connection;
    }

    IndexOutcome put(List<IndexEntry> entries, String index) throws IndexUnavailableException {
        List<ItemOutcome> items = new ArrayList<>();
        List<IndexEntry> bulk = new ArrayList<>();
        long size = 0;
        for (IndexEntry entry : entries) {
            long more = EntryDocument.size(entry);
            if (bulk.size() == BULK_ENTRIES || (size > 0 && size + more > BULK_CHARACTERS)) {
                items.addAll(send(bulk, index));
                bulk.clear();
                size = 0;
            }
            bulk.add(entry);
            size += more;
        }
        items.addAll(send(bulk, index));
        return new IndexOutcome(items);
    }

    private List<ItemOutcome> send(List<IndexEntry> bulk, String index)
            throws IndexUnavailableException {
        if (bulk.isEmpty()) {
            return List.of();
        }
        List<BulkOperation> operations =
                bulk.stream().map(entry -> operation(entry, index)).toList();
        try {
            BulkResponse response =
                    connection.write(client -> client.bulk(b -> b.operations(operations)));
            return outcomes(bulk, response.items());
        } catch (ElasticsearchException refused) {
            return refused(bulk, index, refused);
        }
    }

    private static BulkOperation operation(IndexEntry entry, String index) {
        Map<String, Object> document = EntryDocument.of(entry);
        return BulkOperation.of(
                o ->
                        o.index(
                                i ->
                                        i.index(index)
                                                .id(Long.toString(entry.documentId()))
                                                .version(entry.version())
                                                .versionType(VersionType.External)
                                                .document(document)));
    }

    private static List<ItemOutcome> outcomes(
            List<IndexEntry> bulk, List<BulkResponseItem> answers) {
        List<ItemOutcome> items = new ArrayList<>();
        for (int i = 0; i < bulk.size(); i++) {
            BulkResponseItem answer = answers.get(i);
            String reason = answer.error() == null ? "" : String.valueOf(answer.error().type());
            items.add(outcome(bulk.get(i), ItemStatus.ofIndexing(answer.status()), reason));
        }
        return items;
    }

    /** The whole bulk was refused: halves of it find the one that is to blame. */
    private List<ItemOutcome> refused(
            List<IndexEntry> bulk, String index, ElasticsearchException refused)
            throws IndexUnavailableException {
        if (bulk.size() == 1) {
            String reason = "refused with status " + refused.status();
            return List.of(outcome(bulk.get(0), ItemResult.DEAD, reason));
        }
        int half = bulk.size() / 2;
        List<ItemOutcome> items = new ArrayList<>(send(bulk.subList(0, half), index));
        items.addAll(send(bulk.subList(half, bulk.size()), index));
        return items;
    }

    private static ItemOutcome outcome(IndexEntry entry, ItemResult result, String reason) {
        return new ItemOutcome(
                entry.documentId(),
                entry.version(),
                result,
                result == ItemResult.DONE ? "" : reason);
    }

    ItemOutcome remove(long documentId, long version, String index)
            throws IndexUnavailableException {
        BulkOperation delete =
                BulkOperation.of(
                        o ->
                                o.delete(
                                        d ->
                                                d.index(index)
                                                        .id(Long.toString(documentId))
                                                        .version(version)
                                                        .versionType(VersionType.External)));
        BulkResponseItem answer =
                connection.write(client -> client.bulk(b -> b.operations(delete))).items().get(0);
        ItemResult result = ItemStatus.ofRemoval(answer.status(), answer.error() != null);
        String reason = answer.error() == null ? "" : String.valueOf(answer.error().type());
        return new ItemOutcome(documentId, version, result, reason);
    }

    /** What was written to two indexes is settled when both have it. */
    static IndexOutcome worse(IndexOutcome one, IndexOutcome other) {
        List<ItemOutcome> items = new ArrayList<>();
        for (int i = 0; i < one.items().size(); i++) {
            items.add(worse(one.items().get(i), other.items().get(i)));
        }
        return new IndexOutcome(items);
    }

    /** Only a wish to try again counts from the index that is not in use yet. */
    static ItemOutcome worse(ItemOutcome inUse, ItemOutcome next) {
        return next.result() == ItemResult.RETRY ? next : inUse;
    }
}
