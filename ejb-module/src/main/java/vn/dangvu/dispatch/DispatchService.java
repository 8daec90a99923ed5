package vn.dangvu.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.access.AccessToken;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.obligation.AskProgress;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.obligation.ObligationService;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.NotFound;
import vn.dangvu.shared.Refusal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Publishes directives and follows them to each recipient. */
@ApplicationScoped
@Transactional
public class DispatchService {
    private static final int MOST_RECEIVED = 200;

    @Inject EntityManager db;
    @Inject DocumentService documents;
    @Inject AccessService access;
    @Inject ObligationService obligations;
    @Inject OrganisationService organisation;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    /**
     * Delivers a sealed directive to its recipients and opens what it asks of them.
     *
     * @throws DomainException {@code dispatch.may-not-publish}, {@code document.wrong-state}, and
     *     those of {@link DispatchRules#check}
     */
    public void publish(Actor actor, PublishDirective command) {
        DocumentView document = access.view(actor, command.document());
        if (document.kind() != DocumentKind.DIRECTIVE || !mayPublish(actor, document.owner())) {
            throw new DomainException(Refusal.FORBIDDEN, "dispatch.may-not-publish");
        }
        Instant now = clock.instant();
        Set<UnitId> known =
                organisation.grassroots().stream().map(UnitView::id).collect(Collectors.toSet());
        DispatchRules.check(command, known, now);
        documents.advance(document.id(), DocumentStatus.PUBLISHED);
        insertDispatch(actor, command, now);
        command.recipients().forEach(unit -> deliver(document.id(), unit, command));
        for (Ask ask : command.asks()) {
            obligations.open(
                    document.id(),
                    command.recipients(),
                    ask.kind(),
                    ask.text().strip(),
                    ask.dueAt());
        }
        access.grant(document.id(), AccessToken.staff(document.owner()), "published");
        events.fire(
                new DocumentPublished(
                        actor.person().value(),
                        document.owner().value(),
                        document.id().value(),
                        Map.of("recipients", command.recipients().size())));
    }

    /**
     * The directives that came to the units the person is an officer of, newest first, at most 200
     * for each unit. Costs seven queries a unit.
     */
    public List<ReceivedDirective> received(Actor actor) {
        return officerOf(actor).stream()
                .flatMap(unit -> received(organisation.unit(unit)).stream())
                .sorted(Comparator.comparing(ReceivedDirective::publishedAt).reversed())
                .toList();
    }

    private List<ReceivedDirective> received(UnitView unit) {
        Map<DocumentId, Instant> published = newestTo(unit.id());
        if (published.isEmpty()) {
            return List.of();
        }
        Map<DocumentId, DocumentView> directives = documents.viewsById(published.keySet());
        Map<DocumentId, List<ObligationView>> owed =
                obligations.of(unit.id(), published.keySet()).stream()
                        .collect(Collectors.groupingBy(ObligationView::directive));
        List<Long> ids = published.keySet().stream().map(DocumentId::value).toList();
        return db.createQuery(
                        "select r from Recipient r where r.unit = :unit and r.document in :ids",
                        Recipient.class)
                .setParameter("unit", unit.id().value())
                .setParameter("ids", ids)
                .getResultStream()
                .map(
                        r -> {
                            DocumentId id = new DocumentId(r.document);
                            return new ReceivedDirective(
                                    directives.get(id),
                                    published.get(id),
                                    view(r, unit, owed.getOrDefault(id, List.of())));
                        })
                .toList();
    }

    private Map<DocumentId, Instant> newestTo(UnitId unit) {
        List<?> rows =
                db.createNativeQuery(
                                "select d.document_id, d.published_at from dispatch_recipient r join"
                                        + " dispatch d on d.document_id = r.document_id where"
                                        + " r.unit_id = ? order by d.published_at desc")
                        .setParameter(1, unit.value())
                        .setMaxResults(MOST_RECEIVED)
                        .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(
                        Collectors.toMap(
                                DispatchService::documentId, c -> ((Timestamp) c[1]).toInstant()));
    }

    /**
     * Notes the first opening by an officer of a recipient; does nothing for anybody else. Called
     * whenever a document is shown.
     */
    public void opened(Actor actor, DocumentId document) {
        for (UnitId unit : officerOf(actor)) {
            Recipient recipient = find(document, unit);
            if (recipient != null && recipient.openedAt == null) {
                recipient.openedAt = clock.instant();
                recipient.openedBy = actor.person().value();
                events.fire(
                        new DirectiveOpened(
                                actor.person().value(), unit.value(), document.value(), Map.of()));
            }
        }
    }

    /**
     * Acknowledges a directive for the unit the person is an officer of; again is no fault.
     *
     * @throws NotFound the directive did not come to any unit of this person
     */
    public void acknowledge(Actor actor, DocumentId document) {
        List<UnitId> addressed =
                officerOf(actor).stream().filter(u -> find(document, u) != null).toList();
        if (addressed.isEmpty()) {
            throw new NotFound("directive");
        }
        addressed.forEach(unit -> acknowledge(actor, document, unit));
    }

    /**
     * The directives of the units whose staff the person belongs to, newest first, at most 100, each
     * with the sum of its recipients. Costs two queries.
     */
    public List<FollowedDirective> followed(Actor actor) {
        String units =
                actor.positions().stream()
                        .filter(held -> held.position() != Position.MEMBER)
                        .map(held -> "" + held.unit().value())
                        .distinct()
                        .collect(Collectors.joining(",", "{", "}"));
        List<?> rows =
                db.createNativeQuery(
                                "select x.id, x.type_code, x.symbol, x.subject, d.published_at,"
                                        + " count(r.unit_id), count(r.opened_at) from dispatch d"
                                        + " join document x on x.id = d.document_id join"
                                        + " dispatch_recipient r on r.document_id = d.document_id"
                                        + " where x.owner_unit = any (cast(? as bigint[])) group by"
                                        + " x.id, d.published_at order by d.published_at desc")
                        .setParameter(1, units)
                        .setMaxResults(100)
                        .getResultList();
        Map<DocumentId, List<AskProgress>> asks =
                obligations.progressOf(
                        rows.stream().map(row -> documentId((Object[]) row)).toList(),
                        clock.instant());
        return rows.stream().map(row -> followed((Object[]) row, asks)).toList();
    }

    private static FollowedDirective followed(Object[] c, Map<DocumentId, List<AskProgress>> asks) {
        return new FollowedDirective(
                documentId(c),
                (String) c[1],
                (String) c[2],
                (String) c[3],
                ((Timestamp) c[4]).toInstant(),
                ((Number) c[5]).intValue(),
                ((Number) c[6]).intValue(),
                asks.getOrDefault(documentId(c), List.of()));
    }

    private static DocumentId documentId(Object[] row) {
        return new DocumentId(((Number) row[0]).longValue());
    }

    /**
     * How far each recipient has come, by name of the unit.
     *
     * @throws NotFound not for this person; recipients see only themselves
     */
    public List<RecipientView> progress(Actor actor, DocumentId id) {
        DocumentView document = access.view(actor, id);
        boolean staff = access.tokensOf(actor).contains(AccessToken.staff(document.owner()));
        List<UnitId> own = officerOf(actor);
        Map<UnitId, List<ObligationView>> owed =
                obligations.ofDirective(id).stream()
                        .collect(Collectors.groupingBy(ObligationView::unit));
        List<Recipient> recipients =
                recipientsBy("r.document = :value", id.value()).stream()
                        .filter(r -> staff || own.contains(new UnitId(r.unit)))
                        .toList();
        Map<UnitId, UnitView> units =
                organisation.units(recipients.stream().map(r -> new UnitId(r.unit)).toList());
        return recipients.stream()
                .map(
                        r -> {
                            UnitView unit = units.get(new UnitId(r.unit));
                            return view(r, unit, owed.getOrDefault(unit.id(), List.of()));
                        })
                .sorted(Comparator.comparing(RecipientView::unitName))
                .toList();
    }

    /** For the submission of a report that answers a directive: the recipient is done. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(DocumentId directive, UnitId unit, boolean done) {
        Recipient recipient = find(directive, unit);
        if (recipient != null) {
            recipient.statusCode = done ? Recipient.DONE : Recipient.RECEIVED;
        }
    }

    private void acknowledge(Actor actor, DocumentId document, UnitId unit) {
        Recipient recipient =
                db.find(
                        Recipient.class,
                        new Recipient.Key(document.value(), unit.value()),
                        LockModeType.PESSIMISTIC_WRITE);
        if (recipient.acknowledgedAt != null) {
            return;
        }
        Instant now = clock.instant();
        recipient.acknowledgedAt = now;
        recipient.acknowledgedBy = actor.person().value();
        if (Recipient.DELIVERED.equals(recipient.statusCode)) {
            recipient.statusCode = Recipient.RECEIVED;
        }
        obligations
                .of(unit, document, ObligationKind.ACKNOWLEDGE)
                .filter(ObligationView::open)
                .ifPresent(o -> obligations.fulfil(o.id(), now, null));
        events.fire(
                new DirectiveAcknowledged(
                        actor.person().value(), unit.value(), document.value(), Map.of()));
    }

    private void insertDispatch(Actor actor, PublishDirective command, Instant now) {
        db.createNativeQuery(
                        "insert into dispatch (document_id, published_by, published_at,"
                                + " open_to_members) values (?, ?, ?, ?)")
                .setParameter(1, command.document().value())
                .setParameter(2, actor.person().value())
                .setParameter(3, Timestamp.from(now))
                .setParameter(4, command.openToMembers())
                .executeUpdate();
    }

    private void deliver(DocumentId document, UnitId unit, PublishDirective command) {
        Recipient recipient = new Recipient();
        recipient.document = document.value();
        recipient.unit = unit.value();
        recipient.statusCode = Recipient.DELIVERED;
        db.persist(recipient);
        access.grant(document, AccessToken.officers(unit), "recipient");
        if (command.openToMembers()) {
            access.grant(document, AccessToken.members(unit), "recipient");
        }
    }

    private static boolean mayPublish(Actor actor, UnitId unit) {
        return actor.holds(Position.CLERK, unit) || actor.holds(Position.CHIEF_OF_OFFICE, unit);
    }

    private static List<UnitId> officerOf(Actor actor) {
        return actor.positions().stream()
                .filter(
                        held ->
                                held.position() != Position.MEMBER
                                        && held.position() != Position.SPECIALIST)
                .map(held -> held.unit())
                .distinct()
                .toList();
    }

    private Recipient find(DocumentId document, UnitId unit) {
        return db.find(Recipient.class, new Recipient.Key(document.value(), unit.value()));
    }

    private List<Recipient> recipientsBy(String condition, long value) {
        return db.createQuery("select r from Recipient r where " + condition, Recipient.class)
                .setParameter("value", value)
                .getResultList();
    }

    private static RecipientView view(
            Recipient recipient, UnitView unit, List<ObligationView> owed) {
        return new RecipientView(
                unit.id(),
                unit.name(),
                recipient.statusCode,
                recipient.openedAt,
                recipient.acknowledgedAt,
                owed);
    }
}
