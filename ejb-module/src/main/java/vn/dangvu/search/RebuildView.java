package vn.dangvu.search;

import java.time.Instant;

/**
 * The rebuild of the index that runs or ran last.
 *
 * @param total documents to bring, counted at the start
 * @param done documents brought so far
 * @param endedAt null while it runs
 * @param trouble why it stands still just now; null = it does not
 */
public record RebuildView(
        State state, Instant startedAt, long total, long done, Instant endedAt, String trouble) {
    /** How far a rebuild is. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : (int) Math.min(100, done * 100 / total);
    }
}
