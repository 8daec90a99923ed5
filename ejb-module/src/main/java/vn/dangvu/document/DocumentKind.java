package vn.dangvu.document;

/** Which way a document goes. */
public enum DocumentKind {
    /** Down, from the Khối committee. */
    DIRECTIVE,
    /** Up, from a grassroots organisation. */
    REPORT,
    /** Kept from elsewhere, to be found and read. */
    ARCHIVE
}
