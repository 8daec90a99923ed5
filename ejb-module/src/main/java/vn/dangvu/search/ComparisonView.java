package vn.dangvu.search;

import java.util.List;

/**
 * The index held against the database.
 *
 * @param inDatabase documents that should be found
 * @param inIndex documents that can be
 * @param waiting documents on their way, counted as no difference
 * @param missing documents that the index does not have
 * @param outdated documents that it has in another version
 * @param surplus documents that it should not have
 * @param examples ids of the first that differ, at most 100
 */
public record ComparisonView(
        long inDatabase,
        long inIndex,
        long waiting,
        long missing,
        long outdated,
        long surplus,
        List<Long> examples) {

    public boolean equal() {
        return missing + outdated + surplus == 0;
    }
}
