package vn.dangvu.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar of the trade: years of registers and days of deadlines are Vietnam's. */
public final class Vietnam {
    /** Everything is stored in UTC; this zone is used at the edge and in number rules only. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private Vietnam() {}

    public static LocalDate dateOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The register year an instant falls in: changes at 17:00 UTC on 31 December. */
    public static int yearOf(Instant instant) {
        return dateOf(instant).getYear();
    }
}
