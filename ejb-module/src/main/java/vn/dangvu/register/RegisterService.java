package vn.dangvu.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.shared.Vietnam;
import vn.dangvu.submission.SubmissionService;
import vn.dangvu.submission.SubmissionView;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The incoming register of the Khối office. */
@ApplicationScoped
@Transactional
public class RegisterService {
    @Inject EntityManager db;
    @Inject NumberSeries numbers;
    @Inject DocumentService documents;
    @Inject SubmissionService submissions;
    @Inject AccessService access;
    @Inject OrganisationService organisation;
    @Inject ArrivalStamps stamps;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    /** Reports that have arrived and are not in the register yet, first come first. */
    public List<SubmissionView> awaiting(Actor actor) {
        khoiFor(actor);
        return submissions.arrived();
    }

    /** How many reports {@link #awaiting} would give; 0 for those who do not keep the register. */
    public long countAwaiting(Actor actor) {
        boolean registrar =
                actor.holds(Position.CLERK, UnitKind.KHOI)
                        || actor.holds(Position.CHIEF_OF_OFFICE, UnitKind.KHOI);
        return registrar
                ? ((Number)
                                db.createNativeQuery(
                                                "select count(*) from document where kind = 'REPORT'"
                                                        + " and status = 'SUBMITTED'")
                                        .getSingleResult())
                        .longValue()
                : 0;
    }

    /**
     * Gives a report the next arrival number of this year in Vietnam. The stamp ĐẾN follows after the
     * commit, on a copy; see {@link ArrivalStamps}.
     *
     * @throws DomainException {@code register.not-clerk}, {@code document.wrong-state}, {@code
     *     register.note}
     */
    public RegisterEntryView register(Actor actor, RegisterIncoming command) {
        UnitId khoi = khoiFor(actor);
        if (command.note() != null && command.note().length() > 500) {
            throw new DomainException(Refusal.INVALID, "register.note", Map.of("field", "note"));
        }
        access.view(actor, command.document());
        documents.advance(command.document(), DocumentStatus.REGISTERED);
        Instant now = clock.instant();
        RegisterEntry entry = new RegisterEntry();
        entry.unit = khoi.value();
        entry.year = Vietnam.yearOf(now);
        entry.arrivalDate = Vietnam.dateOf(now);
        entry.arrivalNumber = numbers.next(khoi, entry.year);
        entry.document = command.document().value();
        entry.note = command.note();
        entry.registeredBy = actor.person().value();
        entry.registeredAt = now;
        db.persist(entry);
        db.flush();
        stamps.open(khoi, command.document());
        events.fire(
                new DocumentRegistered(
                        actor.person().value(),
                        khoi.value(),
                        entry.document,
                        Map.of("year", entry.year, "arrivalNumber", entry.arrivalNumber)));
        return view(entry);
    }

    /** The number that the next registration will most likely get. */
    public long expectedNumber(Actor actor) {
        return numbers.expected(khoiFor(actor), Vietnam.yearOf(clock.instant()));
    }

    /** The register of a year, newest first, at most 500 lines. */
    public List<RegisterEntryView> entries(Actor actor, int year) {
        UnitId khoi = khoiFor(actor);
        List<RegisterEntry> entries =
                db.createQuery(
                                "select e from RegisterEntry e where e.unit = :unit and e.year ="
                                        + " :year order by e.arrivalNumber desc",
                                RegisterEntry.class)
                        .setParameter("unit", khoi.value())
                        .setParameter("year", year)
                        .setMaxResults(500)
                        .getResultList();
        return views(entries);
    }

    /** For routing: the lines that nobody has been given yet, in the order of the register. */
    @SuppressWarnings("unchecked")
    public List<RegisterEntryView> unassigned(UnitId khoi) {
        return views(
                db.createNativeQuery(
                                "select e.* from register_entry e join document d on d.id ="
                                        + " e.document_id where e.unit_id = ? and d.status ="
                                        + " 'REGISTERED' order by e.year, e.arrival_number",
                                RegisterEntry.class)
                        .setParameter(1, khoi.value())
                        .setMaxResults(100)
                        .getResultList());
    }

    /** The line of a document, for those who may see the document. */
    public Optional<RegisterEntryView> entryOf(Actor actor, DocumentId document) {
        access.view(actor, document);
        return db.createQuery(
                        "select e from RegisterEntry e where e.document = :document",
                        RegisterEntry.class)
                .setParameter("document", document.value())
                .getResultStream()
                .map(this::view)
                .findFirst();
    }

    private UnitId khoiFor(Actor actor) {
        UnitId khoi = organisation.khoi().map(UnitView::id).orElseThrow();
        if (!actor.holds(Position.CLERK, khoi) && !actor.holds(Position.CHIEF_OF_OFFICE, khoi)) {
            throw new DomainException(Refusal.FORBIDDEN, "register.not-clerk");
        }
        return khoi;
    }

    private List<RegisterEntryView> views(List<RegisterEntry> entries) {
        Map<DocumentId, DocumentView> entered =
                documents.viewsById(entries.stream().map(e -> new DocumentId(e.document)).toList());
        return entries.stream().map(e -> view(e, entered.get(new DocumentId(e.document)))).toList();
    }

    private RegisterEntryView view(RegisterEntry entry) {
        return view(entry, documents.view(new DocumentId(entry.document)));
    }

    private static RegisterEntryView view(RegisterEntry entry, DocumentView document) {
        return new RegisterEntryView(
                entry.year,
                entry.arrivalNumber,
                entry.arrivalDate,
                document,
                entry.note,
                entry.registeredAt);
    }
}
