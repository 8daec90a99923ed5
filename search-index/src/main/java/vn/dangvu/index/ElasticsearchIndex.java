package vn.dangvu.index;

import java.util.List;

/** The index in an Elasticsearch 8 server that has the project's analysis plugin. */
public final class ElasticsearchIndex implements SearchIndex {

    private final ElasticsearchSettings settings;

    public ElasticsearchIndex(ElasticsearchSettings settings) {
        this.settings = settings;
    }

    @Override
    public void prepare() throws IndexUnavailableException {
        throw away();
    }

    @Override
    public IndexOutcome put(List<IndexEntry> entries) throws IndexUnavailableException {
        throw away();
    }

    @Override
    public ItemOutcome remove(long documentId, long version) throws IndexUnavailableException {
        throw away();
    }

    @Override
    public IndexPage search(IndexQuery query) throws IndexUnavailableException {
        throw away();
    }

    @Override
    public IndexHealth health() {
        return new IndexHealth(IndexHealth.State.AWAY, 0, away().getMessage());
    }

    @Override
    public void close() {}

    private IndexUnavailableException away() {
        return new IndexUnavailableException("no connection to " + settings.urls());
    }
}
