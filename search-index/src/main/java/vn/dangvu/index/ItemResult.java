package vn.dangvu.index;

/** What became of one entry sent to the index. */
public enum ItemResult {
    /** Written. */
    DONE,
    /** The index already holds this version or a higher one: nothing to do. */
    STALE,
    /** The index refuses this entry and always will: show it to a person. */
    DEAD,
    /** Not written for a cause that may pass: send it again. */
    RETRY
}
