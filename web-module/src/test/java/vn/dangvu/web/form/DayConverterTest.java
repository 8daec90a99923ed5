package vn.dangvu.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class DayConverterTest {
    @Test
    void readsDaysAsPeopleWriteThem() {
        LocalDate day = LocalDate.of(2026, 1, 3);
        assertThat(DayConverter.parse("03/01/2026")).contains(day);
        assertThat(DayConverter.parse(" 3.1.2026 ")).contains(day);
        assertThat(DayConverter.parse("3-1-2026")).contains(day);
    }

    @Test
    void refusesDaysThatDoNotExist() {
        assertThat(DayConverter.parse("31/02/2026")).isEmpty();
        assertThat(DayConverter.parse("2026/01/03")).isEmpty();
        assertThat(DayConverter.parse("mai")).isEmpty();
    }
}
