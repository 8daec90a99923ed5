package vn.dangvu.index;

import java.util.List;
import java.util.Set;

/**
 * The index in an Elasticsearch 8 server that has the project's analysis plugin.
 *
 * <p>Documents live in an index of their own name, reached through an alias, so that a rebuilt index
 * can take its place in one call.
 */
public final class ElasticsearchIndex implements SearchIndex {

    /** Grows with every change of {@code documents.json} that an old index does not have. */
    static final int SCHEMA_VERSION = 7;

    private final ElasticsearchConnection connection;
    private final IndexNames names;
    private final BulkWriter writer;

    public ElasticsearchIndex(ElasticsearchSettings settings) {
        this.connection = new ElasticsearchConnection(settings);
        this.names = new IndexNames(connection, settings.prefix());
        this.writer = new BulkWriter(connection);
    }

    @Override
    public boolean prepare() throws IndexUnavailableException {
        return names.prepare();
    }

    @Override
    public IndexOutcome put(List<IndexEntry> entries) throws IndexUnavailableException {
        IndexOutcome outcome = writer.put(entries, names.documents());
        return names.isRebuilding()
                ? BulkWriter.worse(outcome, writer.put(entries, names.next()))
                : outcome;
    }

    @Override
    public ItemOutcome remove(long documentId, long version) throws IndexUnavailableException {
        ItemOutcome outcome = writer.remove(documentId, version, names.documents());
        return names.isRebuilding()
                ? BulkWriter.worse(outcome, writer.remove(documentId, version, names.next()))
                : outcome;
    }

    @Override
    public IndexPage search(IndexQuery query) throws IndexUnavailableException {
        QueryText text = QueryText.parse(query.text());
        if (query.accessTokens().isEmpty()) {
            return new SearchRequests(names.documents(), query, text).nothing();
        }
        IndexPage page = page(query, text);
        return page.total() == 0 ? corrected(page, query, text) : page;
    }

    private IndexPage page(IndexQuery query, QueryText text) throws IndexUnavailableException {
        SearchRequests request = new SearchRequests(names.documents(), query, text);
        return request.page(connection.read(client -> client.search(request.build(), Void.class)));
    }

    /** Slips of the finger are looked for only when nothing was found: it costs two searches more. */
    private IndexPage corrected(IndexPage nothing, IndexQuery query, QueryText text)
            throws IndexUnavailableException {
        Spelling spelling = new Spelling(names.documents(), query, text);
        if (!spelling.worthTrying()) {
            return nothing;
        }
        String suggestion =
                spelling.suggestion(
                        connection.read(client -> client.search(spelling.request(), Void.class)));
        if (suggestion.isEmpty() || query.asTyped()) {
            return nothing.withSuggestion(suggestion, false);
        }
        IndexPage instead = page(query, text.withWords(suggestion));
        return instead.total() == 0
                ? nothing.withSuggestion(suggestion, false)
                : instead.withSuggestion(suggestion, true);
    }

    @Override
    public List<IndexHit> similar(long documentId, Set<String> accessTokens, int size)
            throws IndexUnavailableException {
        QueryBounds.checkPage(0, size);
        if (accessTokens.isEmpty()) {
            return List.of();
        }
        RelatedRequests related = new RelatedRequests(names.documents(), accessTokens);
        String text =
                RelatedRequests.text(
                        connection.read(
                                client -> client.search(related.itself(documentId), Void.class)));
        return text.isEmpty()
                ? List.of()
                : RelatedRequests.hits(
                        connection.read(
                                client ->
                                        client.search(
                                                related.similar(documentId, text, size),
                                                Void.class)));
    }

    @Override
    public List<IndexHit> complete(String typed, Set<String> accessTokens, int size)
            throws IndexUnavailableException {
        QueryBounds.checkPage(0, size);
        if (accessTokens.isEmpty() || !Completion.isEnough(typed)) {
            return List.of();
        }
        RelatedRequests related = new RelatedRequests(names.documents(), accessTokens);
        return RelatedRequests.completions(
                connection.read(
                        client -> client.search(related.completing(typed, size), Void.class)),
                typed,
                size);
    }

    @Override
    public IndexRebuild rebuild() throws IndexUnavailableException {
        names.startNext();
        return new ElasticsearchRebuild(connection, names, writer);
    }

    @Override
    public List<IndexedVersion> versions(long afterId, int limit) throws IndexUnavailableException {
        names.refresh();
        return RelatedRequests.versions(
                connection.read(
                        client ->
                                client.search(
                                        RelatedRequests.after(names.documents(), afterId, limit),
                                        RelatedRequests.Version.class)));
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
