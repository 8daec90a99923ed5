package vn.dangvu.index;

import java.util.List;

/** A rebuild: its state is the second alias, so that another process can go on with it. */
final class ElasticsearchRebuild implements IndexRebuild {

    private final ElasticsearchConnection connection;
    private final IndexNames names;
    private final BulkWriter writer;

    ElasticsearchRebuild(ElasticsearchConnection connection, IndexNames names, BulkWriter writer) {
        this.connection = connection;
        this.names = names;
        this.writer = writer;
    }

    @Override
    public long reached() throws IndexUnavailableException {
        names.refreshNext();
        List<IndexedVersion> last =
                RelatedRequests.versions(
                        connection.read(
                                client ->
                                        client.search(
                                                RelatedRequests.last(names.next()),
                                                RelatedRequests.Version.class)));
        return last.isEmpty() ? 0 : last.get(0).documentId();
    }

    @Override
    public IndexOutcome put(List<IndexEntry> entries) throws IndexUnavailableException {
        return writer.put(entries, names.next());
    }

    @Override
    public void complete() throws IndexUnavailableException {
        names.swap();
    }

    @Override
    public void abandon() throws IndexUnavailableException {
        names.dropNext();
    }
}
