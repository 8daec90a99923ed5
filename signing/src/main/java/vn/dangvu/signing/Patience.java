package vn.dangvu.signing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How long one operation waits for the library, its token and a session altogether: long enough for a
 * queue of people at one token, short enough to answer a request.
 */
final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final long end = System.nanoTime() + LONGEST.toNanos();

    /**
     * Waits for a condition that whoever changes it announces with {@code notifyAll}.
     *
     * @param monitor which the caller holds
     * @param what that is waited for, for the message
     */
    void await(Object monitor, BooleanSupplier condition, String what) throws TokenException {
        try {
            while (!condition.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw busy(what);
                }
                // rounded up: no turning round without waiting in the last millisecond
                monitor.wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(what);
        }
    }

    void acquire(Semaphore turn, String what) throws TokenException {
        try {
            if (turn.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw busy(what);
    }

    private static TokenException busy(String what) {
        return new TokenException(TokenException.Reason.BUSY, what + " stays in use");
    }
}
