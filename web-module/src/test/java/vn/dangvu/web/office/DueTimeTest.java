package vn.dangvu.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;

class DueTimeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @Test
    void isMeantInVietnam() {
        assertThat(DueTime.of(DAY, "08:00")).isEqualTo(Instant.parse("2026-11-30T01:00:00Z"));
    }

    @Test
    void endsWithTheWorkingDayUnlessAnHourIsChosen() {
        assertThat(DueTime.of(DAY, null)).isEqualTo(Instant.parse("2026-11-30T10:00:00Z"));
        assertThat(DueTime.of(DAY, "25:61")).isEqualTo(Instant.parse("2026-11-30T10:00:00Z"));
    }

    @Test
    void withoutDayThereIsNone() {
        assertThat(DueTime.of(null, "08:00")).isNull();
    }
}
