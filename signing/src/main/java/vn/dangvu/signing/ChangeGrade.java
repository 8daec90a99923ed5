package vn.dangvu.signing;

/** The worst that was done to a document after a signature. */
public enum ChangeGrade {
    NONE,
    /** Signatures, time-stamps, validation data, or form fields where these are permitted. */
    ALLOWED,
    /** Harmless in itself, such as dates in the document information. */
    INFORMATION,
    /** Not visible for certain, yet nothing a signer does. */
    SUSPICIOUS,
    /** What a reader sees, or may see, was changed. */
    MODIFIED
}
