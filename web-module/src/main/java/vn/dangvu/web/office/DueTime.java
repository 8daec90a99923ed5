package vn.dangvu.web.office;

import vn.dangvu.shared.Vietnam;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** A deadline as a form asks for it: a day, and an hour that is the end of work unless chosen. */
final class DueTime {
    static final String END_OF_WORK = "17:00";
    static final List<String> HOURS =
            List.of("08:00", "10:00", "11:30", "14:00", "16:00", "17:00", "20:00", "23:59");

    private DueTime() {}

    /** In Vietnam; null when there is no day. */
    static Instant of(LocalDate day, String hour) {
        if (day == null) {
            return null;
        }
        String chosen = hour != null && HOURS.contains(hour) ? hour : END_OF_WORK;
        return day.atTime(LocalTime.parse(chosen)).atZone(Vietnam.ZONE).toInstant();
    }
}
