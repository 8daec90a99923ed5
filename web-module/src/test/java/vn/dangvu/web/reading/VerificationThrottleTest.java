package vn.dangvu.web.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class VerificationThrottleTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final VerificationThrottle throttle = new VerificationThrottle();

    private boolean admitsAt(String address, Instant when) {
        throttle.clock = Clock.fixed(when, ZoneOffset.UTC);
        return throttle.admits(address);
    }

    @Test
    void admitsTwentyInTenMinutesAndThenNoMore() {
        for (int i = 0; i < VerificationThrottle.MOST; i++) {
            assertThat(admitsAt("10.0.0.1", START.plusSeconds(i))).isTrue();
        }
        assertThat(admitsAt("10.0.0.1", START.plusSeconds(60))).isFalse();
        assertThat(admitsAt("10.0.0.2", START.plusSeconds(60))).isTrue();
    }

    @Test
    void forgetsAfterTheSpan() {
        for (int i = 0; i < VerificationThrottle.MOST; i++) {
            admitsAt("10.0.0.1", START);
        }
        assertThat(admitsAt("10.0.0.1", START.plus(VerificationThrottle.SPAN))).isTrue();
    }
}
