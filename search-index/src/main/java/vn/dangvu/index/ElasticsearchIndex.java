package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The index in an Elasticsearch 8 server that has the project's analysis plugin.
 *
 * <p>Documents live in an index of their own name, reached through an alias, so that a rebuilt index
 * can take its place in one call.
 */
public final class ElasticsearchIndex implements SearchIndex {

    /** Grows with every change of {@code documents.json} that an old index does not have. */
    static final int SCHEMA_VERSION = 1;

    private static final int BULK_ENTRIES = 500;
    private static final long BULK_CHARACTERS = 5_000_000;

    private final ElasticsearchConnection connection;
    private final IndexNames names;

    public ElasticsearchIndex(ElasticsearchSettings settings) {
        this.connection = new ElasticsearchConnection(settings);
        this.names = new IndexNames(connection, settings.prefix());
    }

    @Override
    public void prepare() throws IndexUnavailableException {
        names.prepare();
    }

    @Override
    public IndexOutcome put(List<IndexEntry> entries) throws IndexUnavailableException {
        List<ItemOutcome> items = new ArrayList<>();
        List<IndexEntry> bulk = new ArrayList<>();
        long size = 0;
        for (IndexEntry entry : entries) {
            if (bulk.size() == BULK_ENTRIES || (size > 0 && size > BULK_CHARACTERS)) {
                items.addAll(send(bulk));
                bulk.clear();
                size = 0;
            }
            bulk.add(entry);
            size += EntryDocument.size(entry);
        }
        items.addAll(send(bulk));
        return new IndexOutcome(items);
    }

    private List<ItemOutcome> send(List<IndexEntry> bulk) throws IndexUnavailableException {
        if (bulk.isEmpty()) {
            return List.of();
        }
        List<BulkOperation> operations = bulk.stream().map(this::operation).toList();
        try {
            BulkResponse response =
                    connection.write(client -> client.bulk(b -> b.operations(operations)));
            return outcomes(bulk, response.items());
        } catch (ElasticsearchException refused) {
            return refused(bulk, refused);
        }
    }

    private BulkOperation operation(IndexEntry entry) {
        Map<String, Object> document = EntryDocument.of(entry);
        return BulkOperation.of(
                o ->
                        o.index(
                                i ->
                                        i.index(names.documents())
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
    private List<ItemOutcome> refused(List<IndexEntry> bulk, ElasticsearchException refused)
            throws IndexUnavailableException {
        if (bulk.size() == 1) {
            return List.of(
                    outcome(
                            bulk.get(0),
                            ItemResult.DEAD,
                            "refused with status " + refused.status()));
        }
        int half = bulk.size() / 2;
        List<ItemOutcome> items = new ArrayList<>(send(bulk.subList(0, half)));
        items.addAll(send(bulk.subList(half, bulk.size())));
        return items;
    }

    private static ItemOutcome outcome(IndexEntry entry, ItemResult result, String reason) {
        return new ItemOutcome(
                entry.documentId(),
                entry.version(),
                result,
                result == ItemResult.DONE ? "" : reason);
    }

    @Override
    public ItemOutcome remove(long documentId, long version) throws IndexUnavailableException {
        BulkOperation delete =
                BulkOperation.of(
                        o ->
                                o.delete(
                                        d ->
                                                d.index(names.documents())
                                                        .id(Long.toString(documentId))
                                                        .version(version)
                                                        .versionType(VersionType.External)));
        BulkResponseItem answer =
                connection.write(client -> client.bulk(b -> b.operations(delete))).items().get(0);
        ItemResult result = ItemStatus.ofRemoval(answer.status(), answer.error() != null);
        String reason = answer.error() == null ? "" : String.valueOf(answer.error().type());
        return new ItemOutcome(documentId, version, result, reason);
    }

    @Override
    public IndexPage search(IndexQuery query) throws IndexUnavailableException {
        QueryText text = QueryText.parse(query.text());
        SearchRequests request = new SearchRequests(names.documents(), query, text);
        if (query.accessTokens().isEmpty()) {
            return request.nothing();
        }
        SearchResponse<SearchRequests.Found> response =
                connection.read(
                        client -> client.search(request.build(), SearchRequests.Found.class));
        return request.page(response);
    }

    @Override
    public IndexHealth health() {
        return names.health();
    }

    @Override
    public void close() {
        connection.close();
    }
}
