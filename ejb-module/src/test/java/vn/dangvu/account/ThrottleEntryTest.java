package vn.dangvu.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

@DisplayName("R12: rules of the throttle")
class ThrottleEntryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void delaysDoubleAfterTheFreeFailuresAndStopGrowing() {
        assertThat(IntStream.of(1, 4, 5, 6, 7, 10, 11, 500))
                .allSatisfy(
                        failures ->
                                assertThat(SignInThrottle.PAIR.after(failures))
                                        .isLessThanOrEqualTo(Duration.ofMinutes(1)));
        assertThat(SignInThrottle.PAIR.after(4)).isEqualTo(Duration.ZERO);
        assertThat(SignInThrottle.PAIR.after(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(SignInThrottle.PAIR.after(8)).isEqualTo(Duration.ofSeconds(8));
        assertThat(SignInThrottle.PAIR.after(11)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void failuresAreForgottenAfterAnHour() {
        ThrottleEntry entry = new ThrottleEntry(NOW);
        for (int i = 0; i < 8; i++) {
            entry.countFailure(SignInThrottle.PAIR, NOW);
        }
        assertThat(entry.delayWait(NOW)).isEqualTo(Duration.ofSeconds(8));
        Instant later = NOW.plus(Duration.ofHours(1));
        entry.countFailure(SignInThrottle.PAIR, later);
        assertThat(entry.delayWait(later)).isEqualTo(Duration.ZERO);
    }

    @Test
    void aBucketGivesThirtyAtOnceThenOneEveryTwoSeconds() {
        ThrottleEntry entry = new ThrottleEntry(NOW);
        for (int i = 0; i < 30; i++) {
            assertThat(entry.bucketWait(SignInThrottle.NETWORK, NOW))
                    .isLessThanOrEqualTo(Duration.ZERO);
            entry.takeToken(SignInThrottle.NETWORK, NOW);
        }
        assertThat(entry.bucketWait(SignInThrottle.NETWORK, NOW)).isEqualTo(Duration.ofSeconds(2));
        assertThat(entry.bucketWait(SignInThrottle.NETWORK, NOW.plusSeconds(2)))
                .isLessThanOrEqualTo(Duration.ZERO);
        entry.giveTokenBack(SignInThrottle.NETWORK);
        assertThat(entry.bucketWait(SignInThrottle.NETWORK, NOW))
                .isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void neighboursShareANetwork() {
        assertThat(Network.of("10.1.2.3")).isEqualTo(Network.of("10.1.2.250"));
        assertThat(Network.of("10.1.2.3")).isNotEqualTo(Network.of("10.1.3.3"));
        assertThat(Network.of("2001:db8:1:2::1")).isEqualTo(Network.of("2001:db8:1:2:ffff::9"));
        assertThat(Network.of("::1")).isNotEqualTo(Network.of("2001:db8:1:2::1"));
        assertThat(Network.of("evil.example")).isEqualTo("unknown");
    }
}
