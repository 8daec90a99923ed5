package vn.dangvu.web.text;

import vn.dangvu.shared.Vietnam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A deadline in a few words. Days are counted by the calendar of Vietnam; at the stated instant is
 * still on time.
 *
 * @param kind colour of the chip: mute, wait, bad or ok
 * @param icon its symbol
 */
public record DeadlineChip(String kind, String icon, String text) {
    /** From so many days on, a deadline is called near. */
    private static final long NEAR_DAYS = 3;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    static DeadlineChip of(Instant due, Instant done, Instant now) {
        return done == null ? open(due, now) : met(due, done);
    }

    private static DeadlineChip open(Instant due, Instant now) {
        LocalDate dueDay = Vietnam.dateOf(due);
        long days = ChronoUnit.DAYS.between(Vietnam.dateOf(now), dueDay);
        if (now.isAfter(due)) {
            String since = days < 0 ? -days + " ngày" : Times.length(Duration.between(due, now));
            return new DeadlineChip("bad", "bad", "Quá hạn " + since);
        }
        if (days == 0) {
            String hour = HOUR.format(due.atZone(Vietnam.ZONE));
            return new DeadlineChip("wait", "clock", "Hôm nay " + hour);
        }
        return new DeadlineChip(
                days <= NEAR_DAYS ? "wait" : "mute", "clock", "Còn " + days + " ngày");
    }

    private static DeadlineChip met(Instant due, Instant done) {
        if (!done.isAfter(due)) {
            return new DeadlineChip("ok", "ok", "Đúng hạn");
        }
        return new DeadlineChip(
                "wait", "clock", "Muộn " + Times.length(Duration.between(due, done)));
    }

    public String getKind() {
        return kind;
    }

    public String getIcon() {
        return icon;
    }

    public String getText() {
        return text;
    }
}
