package vn.dangvu.organisation;

import java.time.LocalDate;
import java.util.Optional;

/** A position with its days, for those who keep the records; {@code validTo} is the first day after. */
public record PositionHoldingView(
        PositionHoldingId id,
        PersonView person,
        HeldPosition held,
        LocalDate validFrom,
        Optional<LocalDate> validTo) {}
