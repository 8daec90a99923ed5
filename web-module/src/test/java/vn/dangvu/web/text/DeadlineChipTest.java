package vn.dangvu.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

class DeadlineChipTest {
    private static final Instant NOW = hanoi("2026-11-23T15:04:00");

    @Test
    void farDeadlinesAreCalm() {
        assertThat(open("2026-12-05T17:00:00"))
                .isEqualTo(new DeadlineChip("mute", "clock", "Còn 12 ngày"));
    }

    @Test
    void threeDaysAreNear() {
        assertThat(open("2026-11-26T17:00:00"))
                .isEqualTo(new DeadlineChip("wait", "clock", "Còn 3 ngày"));
        assertThat(open("2026-11-27T17:00:00").kind()).isEqualTo("mute");
    }

    @Test
    void todayShowsTheHour() {
        assertThat(open("2026-11-23T17:00:00"))
                .isEqualTo(new DeadlineChip("wait", "clock", "Hôm nay 17:00"));
    }

    @Test
    void overdueCountsDaysOfTheCalendar() {
        assertThat(open("2026-11-21T17:00:00"))
                .isEqualTo(new DeadlineChip("bad", "bad", "Quá hạn 2 ngày"));
        assertThat(open("2026-11-23T12:00:00").text()).isEqualTo("Quá hạn 3 giờ 4 phút");
    }

    @Test
    void daysChangeAtMidnightInVietnamNotInGreenwich() {
        Instant lateEvening = hanoi("2026-11-23T23:30:00");
        Instant due = hanoi("2026-11-24T00:30:00");
        assertThat(DeadlineChip.of(due, null, lateEvening).text()).isEqualTo("Còn 1 ngày");
    }

    @Test
    void atTheStatedInstantIsOnTime() {
        Instant due = hanoi("2026-11-21T17:00:00");
        assertThat(DeadlineChip.of(due, due, NOW).text()).isEqualTo("Đúng hạn");
        assertThat(DeadlineChip.of(due, due.plusMillis(1), NOW).text()).isEqualTo("Muộn 1 giây");
    }

    @Test
    void latenessIsToldInTwoUnits() {
        Instant due = hanoi("2026-10-21T17:00:00");
        assertThat(DeadlineChip.of(due, due.plusSeconds(3 * 3600 + 12 * 60 + 40), NOW))
                .isEqualTo(new DeadlineChip("wait", "clock", "Muộn 3 giờ 12 phút"));
        assertThat(DeadlineChip.of(due, due.plusSeconds(49 * 3600), NOW).text())
                .isEqualTo("Muộn 2 ngày 1 giờ");
    }

    private static DeadlineChip open(String due) {
        return DeadlineChip.of(hanoi(due), null, NOW);
    }

    private static Instant hanoi(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(7));
    }
}
