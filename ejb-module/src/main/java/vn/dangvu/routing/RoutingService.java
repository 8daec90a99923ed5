package vn.dangvu.routing;

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
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.register.RegisterEntryView;
import vn.dangvu.register.RegisterService;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.NotFound;
import vn.dangvu.shared.Refusal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes registered documents to people and follows the work to its result. */
@ApplicationScoped
@Transactional
public class RoutingService {
    @Inject EntityManager db;
    @Inject DocumentService documents;
    @Inject AccessService access;
    @Inject OrganisationService organisation;
    @Inject RegisterService register;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    /**
     * Assigns a registered document; each named person may see it from now on.
     *
     * @throws DomainException {@code routing.may-not-route}, {@code document.wrong-state} and those
     *     of {@link RoutingRules#check}
     */
    public void route(Actor actor, RouteDocument command) {
        UnitId khoi = organisation.khoi().map(UnitView::id).orElseThrow();
        access.view(actor, command.document());
        if (!RoutingRules.mayRoute(actor, khoi)) {
            throw new DomainException(Refusal.FORBIDDEN, "routing.may-not-route");
        }
        Instant now = clock.instant();
        RoutingRules.check(
                command, staff().stream().map(PersonView::id).collect(Collectors.toSet()), now);
        documents.advance(command.document(), DocumentStatus.ASSIGNED);
        assign(actor, command, command.lead(), Part.LEAD, now);
        command.cooperating().forEach(p -> assign(actor, command, p, Part.COOPERATING, now));
        command.forInformation().forEach(p -> assign(actor, command, p, Part.FOR_INFORMATION, now));
        events.fire(
                new DocumentRouted(
                        actor.person().value(),
                        khoi.value(),
                        command.document().value(),
                        Map.of(
                                "lead", command.lead().value(),
                                "cooperating", command.cooperating().size(),
                                "forInformation", command.forInformation().size())));
    }

    /** What is in the register and given to nobody yet, first come first; empty unless one routes. */
    public List<RegisterEntryView> awaiting(Actor actor) {
        Optional<UnitId> khoi = organisation.khoi().map(UnitView::id);
        if (khoi.isEmpty() || !RoutingRules.mayRoute(actor, khoi.get())) {
            return List.of();
        }
        List<RegisterEntryView> entries = register.unassigned(khoi.get());
        Set<DocumentId> visible =
                access.visible(actor, entries.stream().map(e -> e.document().id()).toList());
        return entries.stream().filter(e -> visible.contains(e.document().id())).toList();
    }

    /** The people of the Khối office and its leaders, to whom documents are routed. */
    public List<PersonView> staff() {
        UnitId khoi = organisation.khoi().map(UnitView::id).orElseThrow();
        List<PersonView> staff = new ArrayList<>();
        for (Position position : Position.values()) {
            if (position != Position.MEMBER) {
                staff.addAll(organisation.holders(khoi, position));
            }
        }
        return staff.stream().distinct().toList();
    }

    /** What the person has been given and not finished: nearest deadline first, none last. */
    public List<AssignmentView> openOf(Actor actor) {
        return assignments(
                "a.person = :value and a.completedAt is null order by case when a.dueAt is null"
                        + " then 1 else 0 end, a.dueAt, a.id",
                actor.person().value());
    }

    /** What the person has finished, latest first, at most 200. */
    public List<AssignmentView> doneBy(Actor actor) {
        return assignments(
                "a.person = :value and a.completedAt is not null order by a.completedAt desc",
                actor.person().value());
    }

    /** Everybody's part in one document, for those who may see it. */
    public List<AssignmentView> of(Actor actor, DocumentId document) {
        access.view(actor, document);
        return assignments("a.document = :value order by a.id", document.value());
    }

    /**
     * Finishes one's own assignment; the lead's result completes the document.
     *
     * @throws NotFound not one of this person's assignments
     * @throws DomainException {@code routing.result}, {@code routing.done}
     */
    public void complete(Actor actor, CompleteAssignment command) {
        Assignment assignment =
                db.find(
                        Assignment.class,
                        command.assignment().value(),
                        LockModeType.PESSIMISTIC_WRITE);
        if (assignment == null || assignment.person != actor.person().value()) {
            throw new NotFound("assignment");
        }
        String result = command.result() == null ? "" : command.result().strip();
        if (result.isEmpty() || result.length() > 2000) {
            throw new DomainException(Refusal.INVALID, "routing.result", Map.of("field", "result"));
        }
        if (assignment.completedAt != null) {
            throw new DomainException(Refusal.CONFLICT, "routing.done");
        }
        assignment.completedAt = clock.instant();
        assignment.result = result;
        if (assignment.part == Part.LEAD) {
            documents.advance(new DocumentId(assignment.document), DocumentStatus.COMPLETED);
        }
        events.fire(
                new AssignmentCompleted(
                        actor.person().value(),
                        null,
                        assignment.document,
                        Map.of("assignment", assignment.id, "part", assignment.part)));
    }

    private void assign(
            Actor actor, RouteDocument command, PersonId person, Part part, Instant now) {
        Assignment assignment = new Assignment();
        assignment.document = command.document().value();
        assignment.person = person.value();
        assignment.part = part;
        assignment.opinion = command.opinion() == null ? "" : command.opinion().strip();
        assignment.dueAt = part == Part.FOR_INFORMATION ? null : command.dueAt();
        assignment.assignedBy = actor.person().value();
        assignment.assignedAt = now;
        db.persist(assignment);
        access.grant(command.document(), AccessToken.person(person), "assigned");
    }

    private List<AssignmentView> assignments(String condition, long value) {
        List<Assignment> given =
                db.createQuery("select a from Assignment a where " + condition, Assignment.class)
                        .setParameter("value", value)
                        .setMaxResults(200)
                        .getResultList();
        Map<DocumentId, DocumentView> about =
                documents.viewsById(given.stream().map(a -> new DocumentId(a.document)).toList());
        Map<PersonId, PersonView> people =
                organisation.people(
                        given.stream()
                                .flatMap(a -> Stream.of(a.person, a.assignedBy))
                                .distinct()
                                .map(PersonId::new)
                                .toList());
        return given.stream().map(a -> view(a, about, people)).toList();
    }

    private static AssignmentView view(
            Assignment a, Map<DocumentId, DocumentView> about, Map<PersonId, PersonView> people) {
        PersonId person = new PersonId(a.person);
        return new AssignmentView(
                new AssignmentId(a.id),
                about.get(new DocumentId(a.document)),
                person,
                people.get(person).fullName(),
                a.part,
                a.opinion,
                a.dueAt,
                people.get(new PersonId(a.assignedBy)).fullName(),
                a.assignedAt,
                a.completedAt,
                a.result);
    }
}
