package vn.dangvu.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.NotFound;
import vn.dangvu.shared.Refusal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens and closes obligations, and says what is owed. */
@ApplicationScoped
@Transactional
public class ObligationService {
    @Inject EntityManager db;

    /** Opens one obligation for each unit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(
            DocumentId directive,
            Collection<UnitId> units,
            ObligationKind kind,
            String ask,
            Instant dueAt) {
        for (UnitId unit : units) {
            Obligation obligation = new Obligation();
            obligation.directive = directive.value();
            obligation.unit = unit.value();
            obligation.kind = kind;
            obligation.ask = ask;
            obligation.dueAt = dueAt;
            db.persist(obligation);
        }
    }

    /** What the units owe that the person is an officer of: nearest deadline first, none last. */
    public List<ObligationView> owedBy(Actor actor) {
        List<Long> units =
                actor.positions().stream()
                        .filter(held -> held.position() != Position.MEMBER)
                        .map(HeldPosition::unit)
                        .map(UnitId::value)
                        .toList();
        if (units.isEmpty()) {
            return List.of();
        }
        return db.createQuery(
                        "select o from Obligation o where o.unit in :units and o.fulfilledAt is"
                                + " null order by case when o.dueAt is null then 1 else 0 end,"
                                + " o.dueAt, o.id",
                        Obligation.class)
                .setParameter("units", units)
                .getResultStream()
                .map(Obligation::view)
                .toList();
    }

    /** All obligations of one directive, by unit. */
    public List<ObligationView> ofDirective(DocumentId directive) {
        return db.createQuery(
                        "select o from Obligation o where o.directive = :directive order by o.unit,"
                                + " o.kind",
                        Obligation.class)
                .setParameter("directive", directive.value())
                .getResultStream()
                .map(Obligation::view)
                .toList();
    }

    /** How far all units have come with what these directives ask; costs one query. */
    public Map<DocumentId, List<AskProgress>> progressOf(
            Collection<DocumentId> directives, Instant now) {
        if (directives.isEmpty()) {
            return Map.of();
        }
        List<?> rows =
                db.createNativeQuery(
                                "select directive, kind, min(ask), due_at, count(*),"
                                        + " count(fulfilled_at), count(*) filter (where"
                                        + " fulfilled_at > due_at), count(*) filter (where"
                                        + " fulfilled_at is null and due_at < ?) from obligation"
                                        + " where directive = any (cast(? as bigint[])) group by"
                                        + " directive, kind, due_at order by directive, kind")
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(
                                2,
                                directives.stream()
                                        .map(d -> "" + d.value())
                                        .collect(Collectors.joining(",", "{", "}")))
                        .getResultList();
        Map<DocumentId, List<AskProgress>> progress = new HashMap<>();
        for (Object row : rows) {
            Object[] c = (Object[]) row;
            progress.computeIfAbsent(
                            new DocumentId(((Number) c[0]).longValue()), d -> new ArrayList<>())
                    .add(
                            new AskProgress(
                                    ObligationKind.valueOf((String) c[1]),
                                    (String) c[2],
                                    c[3] == null ? null : ((Timestamp) c[3]).toInstant(),
                                    ((Number) c[4]).intValue(),
                                    ((Number) c[5]).intValue(),
                                    ((Number) c[6]).intValue(),
                                    ((Number) c[7]).intValue()));
        }
        return progress;
    }

    /**
     * @throws NotFound no such obligation of this unit
     */
    public ObligationView of(UnitId unit, ObligationId id) {
        Obligation obligation = db.find(Obligation.class, id.value());
        if (obligation == null || obligation.unit != unit.value()) {
            throw new NotFound("obligation");
        }
        return obligation.view();
    }

    /** All that a unit has from these directives, by kind; costs one query. */
    public List<ObligationView> of(UnitId unit, Collection<DocumentId> directives) {
        if (directives.isEmpty()) {
            return List.of();
        }
        return db.createQuery(
                        "select o from Obligation o where o.unit = :unit and o.directive in"
                                + " :directives order by o.directive, o.kind",
                        Obligation.class)
                .setParameter("unit", unit.value())
                .setParameter("directives", directives.stream().map(DocumentId::value).toList())
                .getResultStream()
                .map(Obligation::view)
                .toList();
    }

    /** The obligation of this kind that a unit has from a directive. */
    public Optional<ObligationView> of(UnitId unit, DocumentId directive, ObligationKind kind) {
        return of(unit, List.of(directive)).stream().filter(o -> o.kind() == kind).findFirst();
    }

    /**
     * Closes an obligation.
     *
     * @param by the report; null for an acknowledgement
     * @throws DomainException {@code obligation.closed} when it was fulfilled already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void fulfil(ObligationId id, Instant at, DocumentId by) {
        Obligation obligation = locked(id);
        if (obligation.fulfilledAt != null) {
            throw new DomainException(Refusal.CONFLICT, "obligation.closed");
        }
        obligation.fulfilledAt = at;
        obligation.fulfilledBy = by == null ? null : by.value();
    }

    /** The report that closed it was given back. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reopen(ObligationId id) {
        Obligation obligation = locked(id);
        obligation.fulfilledAt = null;
        obligation.fulfilledBy = null;
    }

    private Obligation locked(ObligationId id) {
        return db.find(Obligation.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }
}
