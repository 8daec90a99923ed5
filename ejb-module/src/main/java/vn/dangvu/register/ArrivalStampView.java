package vn.dangvu.register;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How far the stamp ĐẾN on a document is.
 *
 * @param stampedAt null while there is none
 * @param fault code of the last refusal; null without one
 */
public record ArrivalStampView(
        State state, long arrivalNumber, LocalDate arrivalDate, Instant stampedAt, String fault) {
    /** What became of it. */
    public enum State {
        WAITING,
        STAMPED,
        /** On a sheet before the document, which its sender let nobody add to. */
        COVER_SHEET,
        IMPOSSIBLE
    }

    /** Whether there is a copy to be read. */
    public boolean made() {
        return stampedAt != null;
    }
}
