package vn.dangvu.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.access.ReadingService.ReadableFile;
import vn.dangvu.account.Actor;
import vn.dangvu.content.BlobId;
import vn.dangvu.content.ContentService;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.shared.NotFound;
import vn.dangvu.signature.ArrivalStamping;
import vn.dangvu.signature.KeyService;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which registered documents wait for their stamp ĐẾN and which have it. A registration and its row
 * here commit together; {@link ArrivalStampPump} does the work, as often as it takes.
 */
@ApplicationScoped
@Transactional
public class ArrivalStamps {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    @Inject EntityManager db;
    @Inject KeyService keys;
    @Inject AccessService access;
    @Inject ContentService content;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    /**
     * A document whose stamp is due.
     *
     * @param attempts so far
     */
    record Task(DocumentId document, UnitId unit, long number, LocalDate date, int attempts) {}

    /** In the transaction of the registration; nothing for an organisation without a key. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(UnitId unit, DocumentId document) {
        if (keys.keyOf(unit).isEmpty()) {
            return;
        }
        db.createNativeQuery(
                        "insert into arrival_stamp (document_id, state, due_at) values (?,"
                                + " 'WAITING', ?)")
                .setParameter(1, document.value())
                .setParameter(2, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /** Takes what is due, and hides it for {@code hold} from the other nodes. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Task> take(int most, Duration hold) {
        Instant now = clock.instant();
        List<Task> tasks = new ArrayList<>();
        for (Object row :
                db.createNativeQuery(
                                "update arrival_stamp s set due_at = ? from register_entry e where"
                                        + " e.document_id = s.document_id and s.document_id in"
                                        + " (select document_id from arrival_stamp where state ="
                                        + " 'WAITING' and due_at <= ? order by due_at limit ? for"
                                        + " update skip locked) returning s.document_id, e.unit_id,"
                                        + " e.arrival_number, cast(e.arrival_date as text), s.attempts")
                        .setParameter(1, Timestamp.from(now.plus(hold)))
                        .setParameter(2, Timestamp.from(now))
                        .setParameter(3, most)
                        .getResultList()) {
            Object[] c = (Object[]) row;
            tasks.add(
                    new Task(
                            new DocumentId(((Number) c[0]).longValue()),
                            new UnitId(((Number) c[1]).longValue()),
                            ((Number) c[2]).longValue(),
                            LocalDate.parse((String) c[3]),
                            ((Number) c[4]).intValue()));
        }
        return tasks;
    }

    /** The copy is there. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void done(Task task, ArrivalStamping.Stamped stamped) {
        content.refer(stamped.content(), "application/pdf");
        int changed =
                db.createNativeQuery(
                                "update arrival_stamp set state = ?, sha256 = ?, stamped_at = ?,"
                                        + " fault = null where document_id = ? and state ="
                                        + " 'WAITING'")
                        .setParameter(1, stamped.onCoverSheet() ? "COVER_SHEET" : "STAMPED")
                        .setParameter(2, stamped.content().id().sha256())
                        .setParameter(3, Timestamp.from(clock.instant()))
                        .setParameter(4, task.document().value())
                        .executeUpdate();
        if (changed == 1) {
            events.fire(
                    new ArrivalStamped(
                            null,
                            task.unit().value(),
                            task.document().value(),
                            Map.of(
                                    "sha256", stamped.content().id().sha256(),
                                    "coverSheet", stamped.onCoverSheet())));
        }
    }

    /** To be tried again after a pause that doubles from 1 s up to 5 min. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void again(Task task, String fault) {
        Duration pause = Duration.ofSeconds(1L << Math.min(task.attempts(), 16));
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        refused(task, "WAITING", fault, clock.instant().plus(pause));
    }

    /** Given up: a person can still read the document, only without the stamp. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void never(Task task, String fault) {
        refused(task, "IMPOSSIBLE", fault, clock.instant());
    }

    private void refused(Task task, String state, String fault, Instant due) {
        db.createNativeQuery(
                        "update arrival_stamp set state = ?, fault = ?, due_at = ?, attempts ="
                                + " attempts + 1 where document_id = ? and state = 'WAITING'")
                .setParameter(1, state)
                .setParameter(2, fault)
                .setParameter(3, Timestamp.from(due))
                .setParameter(4, task.document().value())
                .executeUpdate();
    }

    /** For those who may see the document; empty when it gets no stamp. */
    public Optional<ArrivalStampView> of(Actor actor, DocumentId document) {
        access.view(actor, document);
        List<?> rows =
                db.createNativeQuery(
                                "select s.state, e.arrival_number, cast(e.arrival_date as text), s.stamped_at,"
                                        + " s.fault from arrival_stamp s join register_entry e on"
                                        + " e.document_id = s.document_id where s.document_id = ?")
                        .setParameter(1, document.value())
                        .getResultList();
        return rows.stream().map(row -> view((Object[]) row)).findFirst();
    }

    private static ArrivalStampView view(Object[] c) {
        return new ArrivalStampView(
                ArrivalStampView.State.valueOf((String) c[0]),
                ((Number) c[1]).longValue(),
                LocalDate.parse((String) c[2]),
                c[3] == null ? null : ((Timestamp) c[3]).toInstant(),
                (String) c[4]);
    }

    /**
     * The copy with the stamp.
     *
     * @throws NotFound no such document for this person, or no stamp yet
     */
    public ReadableFile file(Actor actor, DocumentId document) {
        DocumentView view = access.view(actor, document);
        List<?> found =
                db.createNativeQuery(
                                "select sha256 from arrival_stamp where document_id = ? and sha256"
                                        + " is not null")
                        .setParameter(1, document.value())
                        .getResultList();
        if (found.isEmpty()) {
            throw new NotFound("document");
        }
        BlobId blob = new BlobId((String) found.get(0));
        String name = view.current().fileName().replaceFirst("(?i)(\\.pdf)?$", "-dau-den.pdf");
        return new ReadableFile(content.file(blob), name, blob.sha256(), content.sizeOf(blob));
    }
}
