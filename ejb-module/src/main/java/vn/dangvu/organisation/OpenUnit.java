package vn.dangvu.organisation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A new unit in the tree.
 *
 * @param parent the unit above; empty for the committee of the bloc only
 * @param validFrom first day of the unit
 * @see UnitView for the other words
 */
public record OpenUnit(
        String code,
        String name,
        String shortName,
        UnitKind kind,
        String symbol,
        boolean hasSeal,
        Optional<String> group,
        Optional<UnitId> parent,
        LocalDate validFrom) {}
