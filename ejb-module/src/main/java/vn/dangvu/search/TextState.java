package vn.dangvu.search;

import java.util.Set;

/**
 * Whether a document's text can be searched, and what stands in the way.
 *
 * @param verdict never null; {@link TextVerdict#WAITING} until the file has been read
 * @param reason code of what stands in the way, such as {@code encrypted}; empty = nothing
 * @param encodings legacy encodings that were converted: {@code TCVN3}, {@code VNI}, {@code VISCII}
 * @param recognisedPages pages whose text was read from their picture
 * @param confidence of the optical reader, mean of those pages, 0 to 1; 0 when there are none
 * @param tried pictures tried so far
 * @param pictures pictures to try in all; 0 = none waits
 * @param mayReadAgain whether another try may bring more and this person may ask for it
 */
public record TextState(
        TextVerdict verdict,
        String reason,
        Set<String> encodings,
        int recognisedPages,
        double confidence,
        int tried,
        int pictures,
        boolean mayReadAgain) {
    /** Of the current file and its attachments together. */
    public enum TextVerdict {
        /** Not read yet: it follows shortly after publishing. */
        WAITING,
        SEARCHABLE,
        PARTLY,
        NOT_SEARCHABLE
    }

    public TextState {
        encodings = Set.copyOf(encodings);
    }
}
