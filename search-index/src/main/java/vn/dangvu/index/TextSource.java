package vn.dangvu.index;

/** Where the text of a page comes from. */
public enum TextSource {
    /** Characters of the document itself. */
    DOCUMENT,
    /** Characters of the document, converted from a legacy encoding. */
    CONVERTED,
    /** Next to nothing to read: the page is a picture that waits to be recognised. */
    PICTURE,
    /** Optical recognition: about one word in ten is wrong, so it is searched without diacritics. */
    RECOGNISED
}
