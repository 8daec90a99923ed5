package vn.dangvu.signing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as ISO 32000-1 §7.9.4 writes them. */
final class PdfDate {

    private static final Pattern DATE =
            Pattern.compile(
                    "D?:?(\\d{4})(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?"
                            + "(?:Z.*|([+-])(\\d\\d)'?(\\d\\d)?'?)?.*");

    private PdfDate() {}

    /** The moment a text means; null when it is no date. */
    static Instant parse(String value) {
        Matcher matcher = DATE.matcher(value.strip());
        if (!matcher.matches()) {
            return null;
        }
        LocalDateTime local =
                LocalDateTime.of(
                        number(matcher, 1, 0),
                        number(matcher, 2, 1),
                        number(matcher, 3, 1),
                        number(matcher, 4, 0),
                        number(matcher, 5, 0),
                        Math.min(number(matcher, 6, 0), 59));
        long minutes = number(matcher, 8, 0) * 60L + number(matcher, 9, 0);
        int sign = "-".equals(matcher.group(7)) ? -1 : 1;
        return local.toInstant(ZoneOffset.UTC).minusSeconds(sign * minutes * 60);
    }

    private static int number(Matcher matcher, int group, int otherwise) {
        return matcher.group(group) == null ? otherwise : Integer.parseInt(matcher.group(group));
    }
}
