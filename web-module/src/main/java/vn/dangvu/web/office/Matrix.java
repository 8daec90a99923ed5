package vn.dangvu.web.office;

import vn.dangvu.dispatch.RecipientView;
import vn.dangvu.document.DocumentId;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.shared.Vietnam;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who has done what: units down, obligations across, summed up for each group and for all.
 *
 * @param columns what is asked
 * @param whole sums over all units, by column
 */
public record Matrix(List<Column> columns, List<Sum> whole, int units, List<Group> groups) {
    /**
     * One thing that one directive asks.
     *
     * @param kind null = nothing is asked; then it is followed who has opened the directive
     * @param due null = no deadline
     */
    public record Column(
            DocumentId directive, String symbol, ObligationKind kind, String ask, Instant due) {}

    /** Where a unit stands with one column. */
    public enum State {
        NOT_ASKED("soft", ""),
        DONE("ok-t", "ok"),
        LATE("wait-t", "clock"),
        ACKNOWLEDGED("info-t", "doc"),
        OPENED("info-t", "eye"),
        DELIVERED("soft", "ring"),
        OVERDUE("bad-t", "bad");

        private final String style;
        private final String icon;

        State(String style, String icon) {
            this.style = style;
            this.icon = icon;
        }

        public String style() {
            return style;
        }

        public String icon() {
            return icon;
        }

        boolean finished() {
            return this == DONE || this == LATE;
        }

        boolean underWay() {
            return this == ACKNOWLEDGED || this == OPENED;
        }
    }

    /** @param text word and date */
    public record Cell(State state, String text) {}

    /** One unit. */
    public record Row(UnitView unit, List<Cell> cells) {
        boolean any(Predicate<State> state) {
            return cells.stream().map(Cell::state).anyMatch(state);
        }
    }

    /** How many of those asked have done it. */
    public record Sum(int done, int total, int overdue, int underWay) {
        static Sum of(List<Cell> cells) {
            List<State> asked =
                    cells.stream().map(Cell::state).filter(s -> s != State.NOT_ASKED).toList();
            return new Sum(
                    count(asked, State::finished),
                    asked.size(),
                    count(asked, s -> s == State.OVERDUE),
                    count(asked, State::underWay));
        }

        private static int count(List<State> states, Predicate<State> which) {
            return (int) states.stream().filter(which).count();
        }

        /** Whole per cent, rounded down, so that 100 means all. */
        public int per(int part) {
            return total == 0 ? 0 : part * 100 / total;
        }
    }

    /** Like units, with their sums. */
    public record Group(String name, List<Sum> sums, List<Row> rows) {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");

    /**
     * @param recipients of each directive
     * @param overdueWords of a deadline that has passed, for example “Quá hạn 2 ngày”
     */
    static Matrix of(
            List<Column> columns,
            List<UnitView> units,
            Map<DocumentId, List<RecipientView>> recipients,
            Instant now,
            Function<Instant, String> overdueWords) {
        Map<DocumentId, Map<UnitId, RecipientView>> byUnit = new HashMap<>();
        recipients.forEach(
                (directive, all) -> {
                    Map<UnitId, RecipientView> known = new HashMap<>();
                    all.forEach(one -> known.put(one.unit(), one));
                    byUnit.put(directive, known);
                });
        List<Row> rows = new ArrayList<>();
        for (UnitView unit : units) {
            List<Cell> cells = new ArrayList<>();
            for (Column column : columns) {
                RecipientView recipient =
                        byUnit.getOrDefault(column.directive(), Map.of()).get(unit.id());
                cells.add(cell(column, recipient, now, overdueWords));
            }
            rows.add(new Row(unit, cells));
        }
        return of(columns, rows);
    }

    private static Matrix of(List<Column> columns, List<Row> rows) {
        List<Group> groups =
                UnitGroup.of(rows, row -> row.unit().group()).stream()
                        .map(
                                group ->
                                        new Group(
                                                group.name(),
                                                sums(columns, group.units()),
                                                group.units()))
                        .toList();
        return new Matrix(columns, sums(columns, rows), rows.size(), groups);
    }

    /** The same sums, with only those rows in which some cell is so; groups without any are gone. */
    Matrix showing(Predicate<State> which) {
        List<Group> kept =
                groups.stream()
                        .map(
                                group ->
                                        new Group(
                                                group.name(),
                                                group.sums(),
                                                group.rows().stream()
                                                        .filter(row -> row.any(which))
                                                        .toList()))
                        .filter(group -> !group.rows().isEmpty())
                        .toList();
        return new Matrix(columns, whole, units, kept);
    }

    private static List<Sum> sums(List<Column> columns, List<Row> rows) {
        List<Sum> sums = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            sums.add(Sum.of(rows.stream().map(row -> row.cells().get(column)).toList()));
        }
        return sums;
    }

    private static Cell cell(
            Column column,
            RecipientView recipient,
            Instant now,
            Function<Instant, String> overdueWords) {
        if (recipient == null) {
            return new Cell(State.NOT_ASKED, "Không giao");
        }
        if (column.kind() == null) {
            return recipient.openedAt() == null
                    ? reached(recipient)
                    : new Cell(State.DONE, "Đã mở " + day(recipient.openedAt()));
        }
        Optional<ObligationView> owed =
                recipient.obligations().stream().filter(o -> o.kind() == column.kind()).findFirst();
        return owed.map(o -> cell(o, recipient, now, overdueWords))
                .orElse(new Cell(State.NOT_ASKED, "Không giao"));
    }

    private static Cell cell(
            ObligationView owed,
            RecipientView recipient,
            Instant now,
            Function<Instant, String> overdueWords) {
        if (!owed.open()) {
            boolean late = owed.dueAt() != null && owed.fulfilledAt().isAfter(owed.dueAt());
            return late
                    ? new Cell(State.LATE, "Muộn, xong " + day(owed.fulfilledAt()))
                    : new Cell(State.DONE, "Hoàn thành " + day(owed.fulfilledAt()));
        }
        return owed.overdue(now)
                ? new Cell(State.OVERDUE, overdueWords.apply(owed.dueAt()))
                : reached(recipient);
    }

    private static Cell reached(RecipientView recipient) {
        if (recipient.acknowledgedAt() != null) {
            return new Cell(State.ACKNOWLEDGED, "Đã tiếp nhận");
        }
        return recipient.openedAt() != null
                ? new Cell(State.OPENED, "Đã mở")
                : new Cell(State.DELIVERED, "Đã đến");
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atZone(Vietnam.ZONE));
    }
}
