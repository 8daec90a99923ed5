package vn.dangvu.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import vn.dangvu.shared.NotFound;
import vn.dangvu.shared.Vietnam;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tree of units, the people and their positions, on any day.
 *
 * <p>Who may ask is judged by the callers. Questions without a day mean today in Vietnam. Lists of
 * units come in the order of their codes. What changes all this: {@link OrganisationChanges}.
 */
@Stateless
public class OrganisationService {
    /** On that day; %s = the entity with the validity. */
    static final String VALID =
            " %1$s.validity.firstDay <= :day"
                    + " and (%1$s.validity.firstDayAfter is null"
                    + " or %1$s.validity.firstDayAfter > :day)";

    @Inject EntityManager entities;
    @Inject Clock clock;

    /** For the container. */
    public OrganisationService() {}

    /** Wires by hand, outside a container. */
    @SuppressWarnings("UnnecessaryAssignment")
    public OrganisationService(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Today in Vietnam, the day that questions without one mean. */
    public LocalDate today() {
        return Vietnam.dateOf(clock.instant());
    }

    /**
     * A unit that is or was.
     *
     * @throws NotFound when there never was one
     */
    public UnitView unit(UnitId id) {
        return find(id).view();
    }

    /** The units with these ids, whatever their days; unknown ids are left out. Costs one query. */
    public Map<UnitId, UnitView> units(Collection<UnitId> ids) {
        return entities.createQuery("select u from OrgUnit u where u.id in :ids", OrgUnit.class)
                .setParameter("ids", orNone(ids.stream().map(UnitId::value).toList()))
                .getResultStream()
                .map(OrgUnit::view)
                .collect(Collectors.toMap(UnitView::id, Function.identity()));
    }

    /** The unit with a code, whatever its days. */
    public Optional<UnitView> unitByCode(String code) {
        return entities.createQuery("select u from OrgUnit u where u.code = :code", OrgUnit.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .map(OrgUnit::view);
    }

    /** The committee of the bloc; empty before the administrator opened it. */
    public Optional<UnitView> khoi() {
        return ofKind(UnitKind.KHOI, today()).stream().findFirst();
    }

    /** All grassroots organisations of today. */
    public List<UnitView> grassroots() {
        return grassroots(today());
    }

    /** All grassroots organisations of a day. */
    public List<UnitView> grassroots(LocalDate day) {
        return ofKind(UnitKind.GRASSROOTS, day);
    }

    /** The units directly below. */
    public List<UnitView> children(UnitId id, LocalDate day) {
        return below(id, day, "a.depth = 1");
    }

    /** The units directly below, today. */
    public List<UnitView> children(UnitId id) {
        return children(id, today());
    }

    /** The unit and all units below it. */
    public List<UnitView> subtree(UnitId id, LocalDate day) {
        return below(id, day, "a.depth >= 0");
    }

    /** The unit and all units below it, today. */
    public List<UnitView> subtree(UnitId id) {
        return subtree(id, today());
    }

    /** The units above, from the nearest to the root; without the unit itself. */
    public List<UnitView> ancestors(UnitId id, LocalDate day) {
        return onDay(
                        "select u from OrgUnit u, Ancestry a where a.ancestor = u.id"
                                + " and a.descendant = :id and a.depth > 0 and"
                                + VALID.formatted("a")
                                + " order by a.depth",
                        OrgUnit.class,
                        day)
                .setParameter("id", id.value())
                .getResultStream()
                .map(OrgUnit::view)
                .toList();
    }

    /** The units above, today. */
    public List<UnitView> ancestors(UnitId id) {
        return ancestors(id, today());
    }

    /** Every unit that stands above one of these today; costs one query. */
    public Set<UnitId> above(Collection<UnitId> units) {
        return units.isEmpty()
                ? Set.of()
                : onDay(
                                "select a from Ancestry a where a.descendant in :units"
                                        + " and a.depth > 0 and"
                                        + VALID.formatted("a"),
                                Ancestry.class,
                                today())
                        .setParameter("units", units.stream().map(UnitId::value).toList())
                        .getResultStream()
                        .map(Ancestry::ancestor)
                        .collect(Collectors.toSet());
    }

    /** Whether a unit is that ancestor or stands below it on that day. */
    public boolean isWithin(UnitId unit, UnitId ancestor, LocalDate day) {
        return !onDay(
                        "select a from Ancestry a where a.ancestor = :ancestor"
                                + " and a.descendant = :unit and"
                                + VALID.formatted("a"),
                        Ancestry.class,
                        day)
                .setParameter("ancestor", ancestor.value())
                .setParameter("unit", unit.value())
                .getResultList()
                .isEmpty();
    }

    /** The grassroots organisation a unit is or belongs to today; empty for the Khối itself. */
    public Optional<UnitView> grassrootsOf(UnitId id) {
        UnitView unit = unit(id);
        return unit.kind() == UnitKind.GRASSROOTS
                ? Optional.of(unit)
                : ancestors(id).stream()
                        .filter(above -> above.kind() == UnitKind.GRASSROOTS)
                        .findFirst();
    }

    /** The term of office that runs in a unit on a day; empty when none was recorded. */
    public Optional<TermView> term(UnitId unit, LocalDate day) {
        return onDay(
                        "select t from Term t where t.unit = :unit and" + VALID.formatted("t"),
                        Term.class,
                        day)
                .setParameter("unit", unit.value())
                .getResultStream()
                .findFirst()
                .map(Term::view);
    }

    /**
     * @throws NotFound when there is no such person
     */
    public PersonView person(PersonId id) {
        return find(id).view();
    }

    /** The people with these ids; unknown ids are left out. Costs one query. */
    public Map<PersonId, PersonView> people(Collection<PersonId> ids) {
        return entities.createQuery("select p from Person p where p.id in :ids", Person.class)
                .setParameter("ids", orNone(ids.stream().map(PersonId::value).toList()))
                .getResultStream()
                .map(Person::view)
                .collect(Collectors.toMap(PersonView::id, Function.identity()));
    }

    /** What a person holds on a day, the most senior first. */
    public List<HeldPosition> positionsOf(PersonId person, LocalDate day) {
        return onDay(
                        "select h from PositionHolding h join fetch h.unit"
                                + " where h.person.id = :person and"
                                + VALID.formatted("h")
                                + " order by h.id",
                        PositionHolding.class,
                        day)
                .setParameter("person", person.value())
                .getResultStream()
                .map(PositionHolding::held)
                .sorted((one, other) -> one.position().compareTo(other.position()))
                .toList();
    }

    /** What a person holds today, the most senior first. */
    public List<HeldPosition> positionsOf(PersonId person) {
        return positionsOf(person, today());
    }

    /** Who holds a position in a unit today, the longest-serving first. */
    public List<PersonView> holders(UnitId unit, Position position) {
        return holders(unit, position, today());
    }

    /** Who holds a position in a unit on a day, the longest-serving first. */
    public List<PersonView> holders(UnitId unit, Position position, LocalDate day) {
        return onDay(
                        "select h.person from PositionHolding h"
                                + " where h.unit.id = :unit and h.post = :post and"
                                + VALID.formatted("h")
                                + " order by h.validity.firstDay, h.id",
                        Person.class,
                        day)
                .setParameter("unit", unit.value())
                .setParameter("post", position)
                .getResultStream()
                .map(Person::view)
                .toList();
    }

    /** Every position ever held in a unit, the newest first. */
    public List<PositionHoldingView> recordsOf(UnitId unit) {
        return entities.createQuery(
                        "select h from PositionHolding h join fetch h.person join fetch h.unit"
                                + " where h.unit.id = :unit order by h.id desc",
                        PositionHolding.class)
                .setParameter("unit", unit.value())
                .getResultStream()
                .map(PositionHolding::view)
                .toList();
    }

    /** Every position a person ever held, the newest first. */
    public List<PositionHoldingView> recordsOf(PersonId person) {
        return entities.createQuery(
                        "select h from PositionHolding h join fetch h.person join fetch h.unit"
                                + " where h.person.id = :person order by h.id desc",
                        PositionHolding.class)
                .setParameter("person", person.value())
                .getResultStream()
                .map(PositionHolding::view)
                .toList();
    }

    private List<UnitView> ofKind(UnitKind kind, LocalDate day) {
        return onDay(
                        "select u from OrgUnit u where u.kind = :kind and"
                                + VALID.formatted("u")
                                + " order by u.code",
                        OrgUnit.class,
                        day)
                .setParameter("kind", kind)
                .getResultStream()
                .map(OrgUnit::view)
                .toList();
    }

    private List<UnitView> below(UnitId id, LocalDate day, String depth) {
        return onDay(
                        "select u from OrgUnit u, Ancestry a where a.descendant = u.id"
                                + " and a.ancestor = :id and "
                                + depth
                                + " and"
                                + VALID.formatted("a")
                                + " and"
                                + VALID.formatted("u")
                                + " order by u.code",
                        OrgUnit.class,
                        day)
                .setParameter("id", id.value())
                .getResultStream()
                .map(OrgUnit::view)
                .toList();
    }

    private <T> TypedQuery<T> onDay(String query, Class<T> type, LocalDate day) {
        return entities.createQuery(query, type).setParameter("day", day);
    }

    private OrgUnit find(UnitId id) {
        return found(entities.find(OrgUnit.class, id.value()), "unit");
    }

    private Person find(PersonId id) {
        return found(entities.find(Person.class, id.value()), "person");
    }

    private static <T> T found(T entity, String what) {
        if (entity == null) {
            throw new NotFound(what);
        }
        return entity;
    }

    /** An empty list is no valid IN list; no row has id 0. */
    private static List<Long> orNone(List<Long> ids) {
        return ids.isEmpty() ? List.of(0L) : ids;
    }
}
