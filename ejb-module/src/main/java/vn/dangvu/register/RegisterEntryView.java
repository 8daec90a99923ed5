package vn.dangvu.register;

import vn.dangvu.document.DocumentView;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of the incoming register (NĐ 30/2020 Appendix IV; ArrivalNumber and ArrivalDate of Appendix
 * VI).
 *
 * @param arrivalNumber số đến, from 1 in each year
 * @param arrivalDate ngày đến, in Vietnam
 */
public record RegisterEntryView(
        int year,
        long arrivalNumber,
        LocalDate arrivalDate,
        DocumentView document,
        String note,
        Instant registeredAt) {}
