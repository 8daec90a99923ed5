package vn.dangvu.analysis;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day written in a text: {@code 21/11/2026}, {@code 21-11-2026}, {@code 21.11.2026} or {@code ngày
 * 21 tháng 11 năm 2026}, with or without diacritics.
 *
 * @param start offset of the first character in the text
 * @param end offset after the last character
 */
public record WrittenDate(LocalDate date, int start, int end) {

    /** Bounded repetitions only: the cost is linear in the text. */
    private static final Pattern DATE =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}/.-])(?:ng[àa]y )?(?:"
                            + "(?<d>\\d{1,2})(?<s>[/.-])(?<m>\\d{1,2})\\k<s>(?<y>\\d{4})"
                            + "|(?<=ng[àa]y )(?<d2>\\d{1,2}) th[áa]ng (?<m2>\\d{1,2}),? n[ăa]m (?<y2>\\d{4})"
                            + ")(?![\\p{L}\\p{N}/]|[.-]\\d)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** All days written in a text, in order; what no calendar has is none. Offsets fit NFC texts. */
    public static List<WrittenDate> find(String text) {
        List<WrittenDate> found = new ArrayList<>();
        Matcher matcher = DATE.matcher(VietnameseText.nfc(text));
        while (matcher.find()) {
            boolean digits = matcher.group("d") != null;
            date(
                            matcher.group(digits ? "y" : "y2"),
                            matcher.group(digits ? "m" : "m2"),
                            matcher.group(digits ? "d" : "d2"))
                    .ifPresent(
                            date ->
                                    found.add(
                                            new WrittenDate(date, matcher.start(), matcher.end())));
        }
        return found;
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(year),
                            Integer.parseInt(month),
                            Integer.parseInt(day)));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }
}
