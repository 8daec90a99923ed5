package vn.dangvu.obligation;

import java.time.Instant;

/**
 * How far all units together have come with one thing that a directive asks.
 *
 * @param dueAt null = no deadline
 * @param done of {@code total}, those late included
 * @param late fulfilled after the deadline
 * @param overdue still open after the deadline
 */
public record AskProgress(
        ObligationKind kind,
        String ask,
        Instant dueAt,
        int total,
        int done,
        int late,
        int overdue) {
    public int open() {
        return total - done;
    }
}
