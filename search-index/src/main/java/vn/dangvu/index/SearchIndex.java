package vn.dangvu.index;

import java.util.List;
import java.util.Set;

/**
 * The full-text index. It is a copy that can always be rebuilt; the database is the truth. Safe for
 * use by many threads.
 */
public interface SearchIndex extends AutoCloseable {

    /**
     * Creates the index when it is missing, and replaces one of an older schema by an empty one. Cheap
     * and safe to call again.
     *
     * @return true when the index was made just now: every document has to be put again
     * @throws IndexUnavailableException when the server is away, lacks the analysis, or holds an
     *     index of a newer version of this software
     */
    boolean prepare() throws IndexUnavailableException;

    /**
     * Adds or replaces documents. An entry whose version is not higher than the one indexed changes
     * nothing and is {@link ItemResult#STALE}, so entries may come late, twice and out of order.
     *
     * <p>Entries can be found within one second.
     *
     * @return one item for each entry, in the same order
     * @throws IndexUnavailableException when the server is away: nothing is known about any entry, try
     *     all again
     */
    IndexOutcome put(List<IndexEntry> entries) throws IndexUnavailableException;

    /**
     * Removes a document, unless a higher version of it is indexed. Removing what is not there is
     * {@link ItemResult#DONE}.
     *
     * @param version higher than that of every entry put before
     */
    ItemOutcome remove(long documentId, long version) throws IndexUnavailableException;

    /** Never finds a document that shares no access token with the query. */
    IndexPage search(IndexQuery query) throws IndexUnavailableException;

    /**
     * Documents about the same matter, most similar first.
     *
     * @param size 1 to {@value IndexQuery#MAX_SIZE}
     * @return empty when the person may not find the document itself
     */
    List<IndexHit> similar(long documentId, Set<String> accessTokens, int size)
            throws IndexUnavailableException;

    /**
     * Documents the person may find whose subjects, as their titles, go on from what was typed, with
     * or without diacritics; each subject once. Less than two letters complete to nothing.
     *
     * @param size 1 to {@value IndexQuery#MAX_SIZE}
     */
    List<IndexHit> complete(String typed, Set<String> accessTokens, int size)
            throws IndexUnavailableException;

    /**
     * Starts to build the index anew beside the one in use, or goes on where an earlier rebuild was
     * left. From now on {@link #put} and {@link #remove} reach both.
     */
    IndexRebuild rebuild() throws IndexUnavailableException;

    /**
     * What is indexed, to compare with the database: the documents with an id greater than the one
     * given, in order of their ids, everything put before among them.
     *
     * @param limit 1 to 10,000
     */
    List<IndexedVersion> versions(long afterId, int limit) throws IndexUnavailableException;

    /** Never throws; answers within the time limits of the settings. */
    IndexHealth health();

    @Override
    void close();
}
