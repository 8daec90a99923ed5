package vn.dangvu.web.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.shared.Vietnam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people in Vietnam read them. */
@ApplicationScoped
@Named("times")
public class Times {
    private static final Locale VI = Messages.VIETNAMESE;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", VI);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", VI);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", VI);
    private static final DateTimeFormatter LONG_DAY =
            DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", VI);

    @Inject Clock clock;

    /** “23/11/2026 15:04”. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(Vietnam.ZONE));
    }

    /** “23/11/2026”. */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** “3 giờ 12 phút”: at most two units, never “0 phút”. */
    public static String length(Duration duration) {
        long days = duration.toDays();
        int hours = duration.toHoursPart();
        int minutes = duration.toMinutesPart();
        if (days > 0) {
            return days + " ngày" + (hours > 0 ? " " + hours + " giờ" : "");
        }
        if (hours > 0) {
            return hours + " giờ" + (minutes > 0 ? " " + minutes + " phút" : "");
        }
        return minutes > 0 ? minutes + " phút" : Math.max(1, duration.toSecondsPart()) + " giây";
    }

    /** “23/11/2026 15:04:09” where the second proves something; empty for null. */
    public String second(Instant instant) {
        return instant == null ? "" : SECOND.format(instant.atZone(Vietnam.ZONE));
    }

    /** “23/11/2026 15:04” for an {@link Instant}, “23/11/2026” for a {@link LocalDate}. */
    public String show(Object time) {
        if (time instanceof Instant instant) {
            return minute(instant);
        }
        return time instanceof LocalDate date ? day(date) : "";
    }

    /** The same for machines: the value of {@code <time datetime>}. */
    public String machine(Object time) {
        return time == null ? "" : time.toString();
    }

    /** “Thứ Hai, 23/11/2026”. */
    public String today() {
        String day = LONG_DAY.format(clock.instant().atZone(Vietnam.ZONE));
        return day.substring(0, 1).toUpperCase(VI) + day.substring(1);
    }

    /**
     * How a deadline stands now, or how it was met.
     *
     * @param done when it was met; null = not yet
     */
    public DeadlineChip deadline(Instant due, Instant done) {
        return DeadlineChip.of(due, done, clock.instant());
    }
}
