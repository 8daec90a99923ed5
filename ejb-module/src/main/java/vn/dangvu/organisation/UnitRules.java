package vn.dangvu.organisation;

import java.util.Optional;

/** What may stand where in the tree. */
final class UnitRules {
    private UnitRules() {}

    static void check(OpenUnit command, Optional<UnitView> parent) {
        required("code", command.code());
        required("name", command.name());
        required("shortName", command.shortName());
        required("symbol", command.symbol());
        Optional<UnitKind> above = parent.map(UnitView::kind);
        if (!above.equals(belongsUnder(command.kind()))) {
            throw UnitRefused.wrongParent(command.kind());
        }
    }

    private static Optional<UnitKind> belongsUnder(UnitKind kind) {
        return switch (kind) {
            case KHOI -> Optional.empty();
            case GRASSROOTS -> Optional.of(UnitKind.KHOI);
            case CELL -> Optional.of(UnitKind.GRASSROOTS);
        };
    }

    static String required(String field, String value) {
        if (value == null || value.isBlank()) {
            throw UnitRefused.incomplete(field);
        }
        return value.strip();
    }
}
