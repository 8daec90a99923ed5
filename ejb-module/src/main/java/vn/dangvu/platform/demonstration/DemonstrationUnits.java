package vn.dangvu.platform.demonstration;

import vn.dangvu.organisation.UnitKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Khối committee, its grassroots organisations and their cells, parents before children. */
final class DemonstrationUnits {
    static final String KHOI = "ĐUK";
    static final LocalDate FIRST_DAY = LocalDate.of(2020, 7, 1);

    private static final String CELL_SYMBOL = "CB";
    private static final LocalDate KHOI_CONGRESS = LocalDate.of(2025, 9, 27);
    private static final LocalDate GRASSROOTS_CONGRESS = LocalDate.of(2025, 6, 21);
    private static final LocalDate CELL_CONGRESS = LocalDate.of(2025, 3, 15);

    private DemonstrationUnits() {}

    /**
     * @param parent code of the unit above; empty for the root
     * @param members how many persons are members in this very unit
     */
    record Unit(
            String code,
            String name,
            String shortName,
            UnitKind kind,
            String symbol,
            String group,
            String parent,
            int members) {

        boolean hasSeal() {
            return !symbol.equals(CELL_SYMBOL);
        }

        /** First day after the last congress. */
        LocalDate termStart() {
            return switch (kind) {
                case KHOI -> KHOI_CONGRESS;
                case GRASSROOTS -> GRASSROOTS_CONGRESS;
                case CELL -> CELL_CONGRESS;
            };
        }

        /** Subordinate cells hold a congress every two and a half years, the others every five. */
        String term() {
            return kind == UnitKind.CELL ? "2025–2027" : "2025–2030";
        }
    }

    static List<Unit> all() {
        List<Unit> units = new ArrayList<>();
        units.add(
                new Unit(
                        KHOI,
                        "Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh Bình An",
                        "Đảng ủy Khối",
                        UnitKind.KHOI,
                        "ĐUK",
                        "",
                        "",
                        0));
        Map<String, String> committees = new HashMap<>();
        for (Table.Row row : Table.read("units.tsv")) {
            committees.put(row.text("code"), row.text("short_name"));
            units.add(
                    new Unit(
                            row.text("code"),
                            row.text("name"),
                            row.text("short_name"),
                            UnitKind.GRASSROOTS,
                            row.text("symbol"),
                            row.text("group"),
                            KHOI,
                            row.number("members")));
        }
        for (Table.Row row : Table.read("cells.tsv")) {
            units.add(
                    new Unit(
                            row.text("code"),
                            row.text("name") + ", " + committees.get(row.text("unit")),
                            row.text("name"),
                            UnitKind.CELL,
                            CELL_SYMBOL,
                            "",
                            row.text("unit"),
                            row.number("members")));
        }
        return units;
    }
}
