package vn.dangvu.account;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.time.Duration;
import java.util.Map;

/** Too many tries; the password was not looked at. Fact {@code retryAfterSeconds}, at least 1. */
public final class SignInThrottled extends DomainException {
    private final Duration retryAfter;

    SignInThrottled(Duration retryAfter) {
        super(
                Refusal.TOO_MANY,
                "account.sign-in-throttled",
                Map.of("retryAfterSeconds", wholeSeconds(retryAfter)));
        this.retryAfter = Duration.ofSeconds(wholeSeconds(retryAfter));
    }

    /** After this the next try is looked at; whole seconds, at least one. */
    public Duration retryAfter() {
        return retryAfter;
    }

    private static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
