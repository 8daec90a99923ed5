package vn.dangvu.organisation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A unit as others see it.
 *
 * @param code stable and unique, for example {@code TCCS20}
 * @param name in full, with the form: {@code Đảng ủy Sở Xây dựng}
 * @param shortName for tables, without the form: {@code Sở Xây dựng}
 * @param symbol last part of the symbol of its documents: {@code ĐUK}, {@code ĐU}, {@code CB}
 * @param hasSeal whether its documents carry a seal; a cell has none (399-QĐ/TW)
 * @param group block of like units, for lists and roll-ups
 * @param validTo first day on which the unit is no more
 * @param predecessor the unit it came from by merger, split or renaming
 */
public record UnitView(
        UnitId id,
        String code,
        String name,
        String shortName,
        UnitKind kind,
        String symbol,
        boolean hasSeal,
        Optional<String> group,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        Optional<UnitId> predecessor) {

    private static final String SYMBOL_OF_CELLS = "CB";

    /** Whether it is a cell, of base level or below a committee; says which types it may issue. */
    public boolean cell() {
        return kind == UnitKind.CELL || SYMBOL_OF_CELLS.equals(symbol);
    }
}
