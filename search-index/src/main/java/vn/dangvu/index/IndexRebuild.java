package vn.dangvu.index;

import java.util.List;

/**
 * A rebuild under way. Put every document of the database, then {@link #complete}; a rebuild left
 * alone, by a crash or on purpose, goes on with the next {@link SearchIndex#rebuild}.
 */
public interface IndexRebuild {

    /** Highest document id put so far by this or an earlier run; 0 at the beginning. */
    long reached() throws IndexUnavailableException;

    /** Puts documents into the new index only; like {@link SearchIndex#put}. */
    IndexOutcome put(List<IndexEntry> entries) throws IndexUnavailableException;

    /** The new index takes the place of the old one in one step. */
    void complete() throws IndexUnavailableException;

    /** Throws the new index away. */
    void abandon() throws IndexUnavailableException;
}
