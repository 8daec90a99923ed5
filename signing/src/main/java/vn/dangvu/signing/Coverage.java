package vn.dangvu.signing;

/** How much of the file a signature covers. */
public enum Coverage {
    /** All of it but the hole for the signature itself. */
    WHOLE_FILE,
    /** All of an earlier revision; later ones were appended. */
    EARLIER_REVISION,
    /** Not what a signature must cover; nothing it says can be relied on. */
    ANOMALOUS
}
