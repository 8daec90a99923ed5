package vn.dangvu.index;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days of issue.
 *
 * @param first included; null means open
 * @param last included; null means open
 */
record Period(LocalDate first, LocalDate last) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?:(?:(\\d{1,2})[/.-])?(\\d{1,2})[/.-])?((?:19|20)\\d\\d)");

    /** {@code 21/11/2026}, {@code 11/2026} or {@code 2026}. */
    static Optional<Period> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(matcher.group(3), matcher.group(2), matcher.group(1)));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static Period of(String year, String month, String day) {
        if (month == null) {
            LocalDate newYear = LocalDate.of(Integer.parseInt(year), 1, 1);
            return new Period(newYear, newYear.plusYears(1).minusDays(1));
        }
        YearMonth named = YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
        if (day == null) {
            return new Period(named.atDay(1), named.atEndOfMonth());
        }
        LocalDate date = named.atDay(1).withDayOfMonth(Integer.parseInt(day));
        return new Period(date, date);
    }

    boolean holds(LocalDate date) {
        return date != null
                && (first == null || !date.isBefore(first))
                && (last == null || !date.isAfter(last));
    }
}
