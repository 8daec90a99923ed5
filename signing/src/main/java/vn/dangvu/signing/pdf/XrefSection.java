package vn.dangvu.signing.pdf;

import java.util.Map;

/**
 * One cross-reference section: the objects of one revision.
 *
 * @param offset where it begins
 * @param end first byte after its trailer dictionary or stream
 * @param stream whether it is a cross-reference stream
 * @param hybrid whether the table came with a cross-reference stream of its own (/XRefStm)
 * @param trailer its trailer or stream dictionary
 */
public record XrefSection(
        long offset,
        long end,
        boolean stream,
        boolean hybrid,
        PdfObject.Dict trailer,
        Map<Integer, Entry> entries) {

    /**
     * Where an object is.
     *
     * @param kind 0 free, 1 at an offset, 2 in an object stream
     * @param place offset, or number of the object stream
     * @param detail generation, or index in the object stream
     */
    public record Entry(int kind, long place, int detail) {}
}
