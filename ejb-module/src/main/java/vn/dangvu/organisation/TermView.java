package vn.dangvu.organisation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A term of office (nhiệm kỳ): from the day after the closing of one congress to the closing day of
 * the next.
 *
 * @param name as people say it: {@code 2025–2030}
 * @param validTo first day after the term; empty while the next congress has not closed
 */
public record TermView(
        TermId id, UnitId unit, String name, LocalDate validFrom, Optional<LocalDate> validTo) {}
