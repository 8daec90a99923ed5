package vn.dangvu.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.dangvu.platform.MovableClock;
import vn.dangvu.platform.RecordedEvents;
import vn.dangvu.platform.TestDatabase;
import vn.dangvu.shared.DomainEvent;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.NotFound;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class OrganisationServiceIT {
    private static final LocalDate START = LocalDate.of(2025, 7, 1);

    private final TestDatabase database = TestDatabase.fresh();
    private final RecordedEvents<DomainEvent> events = new RecordedEvents<>();
    private final MovableClock clock = new MovableClock("2026-11-22T03:00:00Z");
    private final OrganisationService service =
            new OrganisationService(database.entityManager(), clock);
    private final OrganisationChanges changes =
            new OrganisationChanges(database.entityManager(), clock, events);
    private UnitId khoi;
    private UnitId committee;
    private UnitId cell;

    @BeforeEach
    void aSmallTree() {
        khoi = open("ĐUK", UnitKind.KHOI, Optional.empty());
        committee = open("TCCS01", UnitKind.GRASSROOTS, Optional.of(khoi));
        cell = open("TCCS01.01", UnitKind.CELL, Optional.of(committee));
        open("TCCS02", UnitKind.GRASSROOTS, Optional.of(khoi));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theTreeIsReadDownwards() {
        assertThat(codes(service.children(khoi))).containsExactly("TCCS01", "TCCS02");
        assertThat(codes(service.subtree(khoi)))
                .containsExactly("TCCS01", "TCCS01.01", "TCCS02", "ĐUK");
        assertThat(codes(service.grassroots())).containsExactly("TCCS01", "TCCS02");
        assertThat(service.khoi()).map(UnitView::id).contains(khoi);
    }

    @Test
    void theTreeIsReadUpwards() {
        assertThat(codes(service.ancestors(cell))).containsExactly("TCCS01", "ĐUK");
        assertThat(service.grassrootsOf(cell)).map(UnitView::id).contains(committee);
        assertThat(service.grassrootsOf(khoi)).isEmpty();
        assertThat(service.isWithin(cell, khoi, service.today())).isTrue();
        assertThat(service.isWithin(khoi, cell, service.today())).isFalse();
        assertThat(service.isWithin(cell, cell, service.today())).isTrue();
    }

    @Test
    void beforeTheirFirstDayUnitsAreNotThere() {
        LocalDate eve = START.minusDays(1);
        assertThat(service.grassroots(eve)).isEmpty();
        assertThat(service.subtree(khoi, eve)).isEmpty();
        assertThat(service.ancestors(cell, eve)).isEmpty();
        assertThat(service.grassroots(START)).hasSize(2);
    }

    @Test
    void aUnitDoesNotHangInTheWrongPlace() {
        assertRefused(
                () -> open("TCCS09", UnitKind.CELL, Optional.of(khoi)),
                "organisation.wrong-parent");
        assertRefused(
                () -> open("ĐUK2", UnitKind.KHOI, Optional.of(khoi)), "organisation.wrong-parent");
        assertRefused(
                () -> open("TCCS01", UnitKind.GRASSROOTS, Optional.of(khoi)),
                "organisation.code-taken");
    }

    @Test
    void positionsCountFromTheirFirstDayToTheDayTheyEnd() {
        PersonId hanh = database.inTransaction(() -> changes.addPerson("Nguyễn Thị Hạnh"));
        LocalDate first = LocalDate.of(2026, 3, 1);
        PositionHoldingId clerk =
                database.inTransaction(
                        () ->
                                changes.give(
                                        new GivePosition(hanh, committee, Position.CLERK, first),
                                        null));
        database.inTransaction(
                () -> changes.give(new GivePosition(hanh, cell, Position.SECRETARY, first), null));

        assertThat(service.positionsOf(hanh))
                .extracting(HeldPosition::position)
                .containsExactly(Position.SECRETARY, Position.CLERK);
        assertThat(service.positionsOf(hanh, first.minusDays(1))).isEmpty();
        assertThat(service.holders(committee, Position.CLERK))
                .containsExactly(new PersonView(hanh, "Nguyễn Thị Hạnh"));

        end(clerk);

        assertThat(service.holders(committee, Position.CLERK)).isEmpty();
        assertThat(service.holders(committee, Position.CLERK, service.today().minusDays(1)))
                .hasSize(1);
        assertThat(events.fired()).hasAtLeastOneElementOfType(PositionEnded.class);
    }

    @Test
    void aPositionIsHeldOnceByTheSamePerson() {
        PersonId hanh = database.inTransaction(() -> changes.addPerson("Nguyễn Thị Hạnh"));
        GivePosition order = new GivePosition(hanh, committee, Position.CLERK, START);
        PositionHoldingId given = database.inTransaction(() -> changes.give(order, null));
        assertRefused(
                () -> database.inTransaction(() -> changes.give(order, null)),
                "organisation.position-already-held");
        end(given);
        assertRefused(() -> end(given), "organisation.position-already-ended");
        database.inTransaction(() -> changes.give(order, null));
    }

    @Test
    void todayIsTheDayInVietnam() {
        clock.set("2026-12-31T16:59:59Z");
        assertThat(service.today()).isEqualTo(LocalDate.of(2026, 12, 31));
        clock.set("2026-12-31T17:00:00Z");
        assertThat(service.today()).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void aNewTermEndsTheOneBefore() {
        LocalDate congress = LocalDate.of(2025, 9, 26);
        database.inTransaction(
                () -> changes.openTerm(khoi, "2020–2025", LocalDate.of(2020, 9, 30), null));
        database.inTransaction(() -> changes.openTerm(khoi, "2025–2030", congress, null));

        assertThat(service.term(khoi, congress.minusDays(1)))
                .map(TermView::name)
                .contains("2020–2025");
        assertThat(service.term(khoi, congress)).map(TermView::name).contains("2025–2030");
        assertThat(service.term(committee, congress)).isEmpty();
        assertThat(events.fired()).hasAtLeastOneElementOfType(TermOpened.class);
        assertRefused(
                () ->
                        database.inTransaction(
                                () -> changes.openTerm(khoi, "2025–2030", congress, null)),
                "organisation.term-too-early");
    }

    @Test
    void whatNeverWasIsNotFound() {
        assertThatThrownBy(() -> service.unit(new UnitId(999))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.person(new PersonId(999))).isInstanceOf(NotFound.class);
        assertThat(service.units(List.of())).isEmpty();
    }

    private UnitId open(String code, UnitKind kind, Optional<UnitId> parent) {
        OpenUnit command =
                new OpenUnit(
                        code,
                        "Tên " + code,
                        code,
                        kind,
                        "ĐU",
                        true,
                        Optional.empty(),
                        parent,
                        START);
        return database.inTransaction(() -> changes.open(command, null));
    }

    private void end(PositionHoldingId id) {
        database.inTransaction(() -> changes.end(id, null));
    }

    private static List<String> codes(List<UnitView> units) {
        return units.stream().map(UnitView::code).toList();
    }

    private static void assertRefused(Runnable order, String code) {
        assertThatThrownBy(order::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
