package vn.dangvu.index;

/** Where the text of a page comes from. */
public enum TextSource {
    /** Characters of the document itself. */
    DOCUMENT,
    /** Characters of the document, converted from a legacy encoding. */
    CONVERTED,
    /** Optical recognition: about one word in ten is wrong, so it is searched without diacritics. */
    RECOGNISED
}
