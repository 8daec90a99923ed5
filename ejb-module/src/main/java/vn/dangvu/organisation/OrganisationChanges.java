package vn.dangvu.organisation;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import vn.dangvu.shared.DomainEvent;
import vn.dangvu.shared.NotFound;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Adds to the tree of units, to the people and their positions; nothing is ever taken away, it only
 * ends. Who may is judged by the callers; here the rules of the tree hold.
 */
@Stateless
public class OrganisationChanges {
    @Inject EntityManager entities;
    @Inject Clock clock;
    @Inject Event<DomainEvent> events;
    @Inject OrganisationService units;

    /** For the container. */
    public OrganisationChanges() {}

    /** Wires by hand, outside a container. */
    @SuppressWarnings("UnnecessaryAssignment")
    public OrganisationChanges(EntityManager entities, Clock clock, Event<DomainEvent> events) {
        this.entities = entities;
        this.clock = clock;
        this.events = events;
        this.units = new OrganisationService(entities, clock);
    }

    /**
     * Opens a unit in its place of the tree.
     *
     * @param by who asks; null = the system itself
     * @throws UnitRefused when the code is taken, a word is missing or the kind does not belong there
     */
    public UnitId open(OpenUnit command, PersonId by) {
        UnitRules.check(command, command.parent().map(units::unit));
        if (units.unitByCode(command.code()).isPresent()) {
            throw UnitRefused.codeTaken(command.code());
        }
        OrgUnit unit = new OrgUnit(command, new Validity(command.validFrom()));
        entities.persist(unit);
        entities.flush();
        entities.persist(new Ancestry(unit.id(), unit.id(), 0, new Validity(command.validFrom())));
        command.parent().ifPresent(parent -> hang(unit.id(), parent, command.validFrom()));
        events.fire(new UnitOpened(by, unit.id(), command.code()));
        return unit.id();
    }

    private void hang(UnitId unit, UnitId parent, LocalDate day) {
        entities.createQuery(
                        "select a from Ancestry a where a.descendant = :parent and"
                                + OrganisationService.VALID.formatted("a"),
                        Ancestry.class)
                .setParameter("parent", parent.value())
                .setParameter("day", day)
                .getResultList()
                .forEach(
                        above ->
                                entities.persist(
                                        new Ancestry(
                                                above.ancestor(),
                                                unit,
                                                above.depth() + 1,
                                                new Validity(day))));
    }

    /**
     * Opens a term of office; the one that ran before ends on the eve of the first day.
     *
     * @param by who asks; null = the system itself
     * @throws UnitRefused when the name is empty or the first day is not after that of the term before
     */
    public TermId openTerm(UnitId unit, String name, LocalDate firstDay, PersonId by) {
        unit(unit);
        for (Term running : running(unit)) {
            if (!firstDay.isAfter(running.validity().from())) {
                throw UnitRefused.termTooEarly();
            }
            running.validity().endOn(firstDay);
        }
        Term term = new Term(unit, UnitRules.required("name", name), new Validity(firstDay));
        entities.persist(term);
        entities.flush();
        events.fire(new TermOpened(by, unit, term.view()));
        return term.view().id();
    }

    private List<Term> running(UnitId unit) {
        return entities.createQuery(
                        "select t from Term t where t.unit = :unit"
                                + " and t.validity.firstDayAfter is null",
                        Term.class)
                .setParameter("unit", unit.value())
                .getResultList();
    }

    /**
     * Records a person; positions and accounts are given separately.
     *
     * @throws UnitRefused when the name is empty
     */
    public PersonId addPerson(String fullName) {
        Person person = new Person(UnitRules.required("fullName", fullName), clock.instant());
        entities.persist(person);
        entities.flush();
        return person.view().id();
    }

    /**
     * Puts a person into a position.
     *
     * @param by who asks; null = the system itself
     * @throws UnitRefused when the person already holds it
     */
    public PositionHoldingId give(GivePosition command, PersonId by) {
        // the lock makes two such orders for one person wait for each other
        Person person = locked(Person.class, command.person().value(), "person");
        boolean held =
                units.recordsOf(command.person()).stream()
                        .filter(record -> record.validTo().isEmpty())
                        .map(PositionHoldingView::held)
                        .anyMatch(
                                now ->
                                        now.unit().equals(command.unit())
                                                && now.position() == command.position());
        if (held) {
            throw UnitRefused.alreadyHeld(command.position());
        }
        PositionHolding holding =
                new PositionHolding(
                        person,
                        unit(command.unit()),
                        command.position(),
                        new Validity(command.validFrom()));
        entities.persist(holding);
        entities.flush();
        PositionHoldingView given = holding.view();
        events.fire(new PositionGiven(by, given));
        return given.id();
    }

    /**
     * Ends a position at once: from today on it is no longer held.
     *
     * @throws NotFound when there is no such record
     * @throws UnitRefused when it has ended already
     */
    public void end(PositionHoldingId id, PersonId by) {
        PositionHolding holding = locked(PositionHolding.class, id.value(), "position-holding");
        if (!holding.validity().open()) {
            throw UnitRefused.alreadyEnded();
        }
        holding.validity().endOn(units.today());
        events.fire(new PositionEnded(by, holding.view()));
    }

    private OrgUnit unit(UnitId id) {
        OrgUnit unit = entities.find(OrgUnit.class, id.value());
        if (unit == null) {
            throw new NotFound("unit");
        }
        return unit;
    }

    private <T> T locked(Class<T> type, long id, String what) {
        T found = entities.find(type, id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new NotFound(what);
        }
        return found;
    }
}
