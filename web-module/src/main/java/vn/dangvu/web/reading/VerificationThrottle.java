package vn.dangvu.web.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may have a file judged without an account: 20 times in 10 minutes, enough
 * for a person with a pile of documents and too little to keep the machine busy.
 */
@ApplicationScoped
public class VerificationThrottle {
    static final int MOST = 20;
    static final Duration SPAN = Duration.ofMinutes(10);

    /** Addresses remembered; the one that came least recently is forgotten first. */
    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Deque<Instant>> uses =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    @Inject Clock clock;

    /** Counts one use; false when there were too many. */
    synchronized boolean admits(String address) {
        Instant now = clock.instant();
        Deque<Instant> recent = uses.computeIfAbsent(address, one -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().plus(SPAN).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= MOST) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
