package vn.dangvu.index;

/** What became of the text of one document. */
public enum ExtractionVerdict {
    /** All text was read. */
    SEARCHABLE,
    /** Some text was read; the reason says why not all. */
    PARTLY,
    /** No text; the reason says why. Trying again gives the same. */
    NOT_SEARCHABLE,
    /** No text this time, for a cause that may pass. */
    RETRY
}
