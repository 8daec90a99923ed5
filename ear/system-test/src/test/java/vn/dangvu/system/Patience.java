package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Waits for what happens by itself. */
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(100);

    private Patience() {}

    /** What is waited for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    /** Looks twice a second; an assertion fails after 100 s. */
    static void await(Condition condition) throws IOException, InterruptedException {
        Instant latest = Instant.now().plus(LONGEST);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("waited " + LONGEST).isBefore(latest);
            Thread.sleep(500);
        }
    }
}
