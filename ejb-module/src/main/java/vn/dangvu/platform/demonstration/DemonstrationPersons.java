package vn.dangvu.platform.demonstration;

import vn.dangvu.organisation.Position;
import vn.dangvu.platform.demonstration.DemonstrationUnits.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The named people with accounts, and the members who fill the cells up to their number. */
final class DemonstrationPersons {
    private static final long SEED = 19_300_203L;
    private static final int DAYS_OF_ADMISSION = 2000;

    private final Random random = new Random(SEED);
    private final Names names = new Names(random);
    private final Map<String, Unit> units;
    private final Map<String, Integer> filled = new java.util.HashMap<>();
    private final List<Person> people = new ArrayList<>();

    record Holding(String unit, Position position, LocalDate from) {}

    /** @param login empty = no account */
    record Person(String fullName, List<Holding> holdings, String login, boolean administrator) {}

    private DemonstrationPersons(List<Unit> units) {
        this.units = units.stream().collect(Collectors.toMap(Unit::code, Function.identity()));
    }

    static List<Person> of(List<Unit> units) {
        DemonstrationPersons made = new DemonstrationPersons(units);
        Table.read("people.tsv").forEach(made::addNamed);
        units.forEach(made::fill);
        return made.people;
    }

    private void addNamed(Table.Row row) {
        List<Holding> holdings = new ArrayList<>();
        if (row.has("unit")) {
            Unit unit = units.get(row.text("unit"));
            Position position = Position.valueOf(row.text("position"));
            if (position != Position.MEMBER) {
                holdings.add(new Holding(unit.code(), position, unit.termStart()));
            }
            if (!unit.code().equals(DemonstrationUnits.KHOI)) {
                holdings.add(membership(home(unit)));
            }
        }
        people.add(
                new Person(
                        row.text("full_name"),
                        holdings,
                        row.text("login"),
                        row.has("administrator")));
    }

    /** Where the members of a grassroots organisation belong: its first cell, or itself if it is one. */
    private String home(Unit unit) {
        String firstCell = unit.code() + ".01";
        return units.containsKey(firstCell) ? firstCell : unit.code();
    }

    private void fill(Unit unit) {
        boolean needsSecretary = unit.kind() == vn.dangvu.organisation.UnitKind.CELL;
        while (filled.getOrDefault(unit.code(), 0) < unit.members()) {
            List<Holding> holdings = new ArrayList<>();
            if (needsSecretary) {
                holdings.add(new Holding(unit.code(), Position.SECRETARY, unit.termStart()));
                needsSecretary = false;
            }
            holdings.add(membership(unit.code()));
            people.add(new Person(names.next(), holdings, "", false));
        }
    }

    private Holding membership(String unit) {
        filled.merge(unit, 1, Integer::sum);
        LocalDate admitted =
                DemonstrationUnits.FIRST_DAY.plusDays(random.nextInt(DAYS_OF_ADMISSION));
        return new Holding(unit, Position.MEMBER, admitted);
    }
}
