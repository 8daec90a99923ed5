package vn.dangvu.launcher;

import java.time.Duration;
import java.time.Instant;

/** Waits for a server, no longer than it lives. */
final class Waiting {

    private static final long PAUSE_MILLIS = 100;

    @FunctionalInterface
    interface Question {
        boolean isAnswered() throws StartFailure;
    }

    private Waiting() {}

    static void until(Question ready, Child child, Duration limit) throws StartFailure {
        Instant end = Instant.now().plus(limit);
        while (!ready.isAnswered()) {
            if (!child.isAlive()) {
                throw child.died();
            }
            if (Instant.now().isAfter(end)) {
                throw new StartFailure(
                        "No answer after %d s; see %s. Is the machine too busy?"
                                .formatted(limit.toSeconds(), child.log()));
            }
            pause();
        }
    }

    private static void pause() throws StartFailure {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted.", e);
        }
    }
}
