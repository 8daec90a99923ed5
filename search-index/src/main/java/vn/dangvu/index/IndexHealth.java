package vn.dangvu.index;

import java.util.Objects;

/**
 * State of the index.
 *
 * @param documents number of documents; 0 when unknown
 * @param reason for an operator; empty when {@link State#READY}
 */
public record IndexHealth(State state, long documents, String reason) {

    /** What the index can do now. */
    public enum State {
        /** Searches and takes entries. */
        READY,
        /** Answers, but the index is missing, of another schema version, or not all of it is there. */
        DEGRADED,
        /** Does not answer. */
        AWAY
    }

    public IndexHealth {
        Objects.requireNonNull(state, "state");
        reason = Objects.requireNonNullElse(reason, "");
    }

    public boolean available() {
        return state == State.READY;
    }
}
