package vn.dangvu.signing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts who uses a PKCS#11 library and initialises it anew in a gap: after a fault, or when a token
 * is missing that may have come since the library last looked. A library that is initialised anew
 * ends all sessions, so nobody may be in it.
 */
final class RebuildGate {

    /** A label that never comes must not make the library start over at every question. */
    private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(10);

    private final Cryptoki cryptoki;
    private int inside;
    private boolean suspect;
    private final Map<String, Long> searchedAt = new HashMap<>();

    RebuildGate(Cryptoki cryptoki) {
        this.cryptoki = cryptoki;
    }

    /**
     * Lets an operation in; it has to {@link #leave}.
     *
     * @throws TokenException {@link TokenException.Reason#LIBRARY_UNUSABLE} when the library does not
     *     start again, {@link TokenException.Reason#BUSY} when others stay in it too long
     */
    synchronized void enter(Patience patience) throws TokenException {
        patience.await(this, () -> !suspect || inside == 0, "the PKCS#11 library");
        if (suspect) {
            cryptoki.rebuild();
            suspect = false;
        }
        inside++;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** After a fault: the next operation finds the library started over. */
    synchronized void suspect() {
        suspect = true;
    }

    /** Whether a missing token is worth looking for with the library started over. */
    synchronized boolean searchAnew(String label) {
        long now = System.nanoTime();
        Long before = searchedAt.get(label);
        if (before != null && now - before < BETWEEN_SEARCHES.toNanos()) {
            return false;
        }
        searchedAt.put(label, now);
        suspect = true;
        return true;
    }
}
