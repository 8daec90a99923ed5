package vn.dangvu.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.access.AccessToken;
import vn.dangvu.account.Actor;
import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.obligation.ObligationId;
import vn.dangvu.obligation.ObligationService;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.receipt.IssueReceipt;
import vn.dangvu.receipt.ReceiptService;
import vn.dangvu.receipt.ReceiptView;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signature.SignaturesJudged;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transactions of {@link SubmissionService}. */
@ApplicationScoped
@Transactional
class SubmissionRecords {
    @Inject EntityManager db;
    @Inject DocumentService documents;
    @Inject ObligationService obligations;
    @Inject DispatchService dispatch;
    @Inject ReceiptService receipts;
    @Inject AccessService access;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    /**
     * Everything a submission changes, at once. Whoever comes second with the same document finds
     * it locked, waits, and gets the first receipt.
     */
    ReceiptView accept(
            Actor actor,
            SubmitReport command,
            UnitId recipient,
            Judgement judgement,
            Instant receivedAt) {
        DocumentView document = documents.lock(command.document());
        Optional<Submission> earlier = ofVersion(command.document(), command.ordinal());
        if (earlier.isPresent()) {
            return receipts.ofSubmission(earlier.get().id);
        }
        if (document.current().ordinal() != command.ordinal()) {
            throw new DomainException(Refusal.CONFLICT, "document.changed");
        }
        documents.advance(document.id(), DocumentStatus.SUBMITTED);
        Submission submission =
                insert(actor, command, document.owner(), recipient, judgement, receivedAt);
        Instant due = close(command, document, receivedAt);
        access.grant(document.id(), AccessToken.officers(recipient), "submitted");
        ReceiptView receipt =
                receipts.issue(
                        new IssueReceipt(
                                submission.id,
                                document.id(),
                                document.current(),
                                actor.person(),
                                document.owner(),
                                receivedAt,
                                due));
        events.fire(
                new ReportSubmitted(
                        actor.person().value(),
                        document.owner().value(),
                        document.id().value(),
                        Map.of(
                                "sha256", receipt.sha256(),
                                "received", receipt.receivedAt(),
                                "verdict", receipt.punctuality(),
                                "judgement", judgement)));
        return receipt;
    }

    void giveBack(Long person, Long unit, DocumentId id, String reason) {
        DocumentView document = documents.lock(id);
        documents.advance(id, DocumentStatus.RETURNED);
        Submission submission = openOf(id).orElseThrow();
        submission.returnedAt = clock.instant();
        submission.returnReason = reason;
        if (submission.obligation != null) {
            ObligationId owed = new ObligationId(submission.obligation);
            obligations.reopen(owed);
            dispatch.done(document.answers(), document.owner(), false);
        }
        events.fire(
                new ReportReturned(
                        person, unit, id.value(), Map.of("ordinal", document.current().ordinal())));
    }

    /**
     * Settles a report that waited for its check, in the transaction of the verdict: accepted when
     * its signatures hold, given back when they do not. Whether the timer asked or a person, the văn
     * thư finds it where it belongs.
     */
    void judged(@Observes SignaturesJudged verdict) {
        DocumentId id = new DocumentId(verdict.objectId());
        Optional<Submission> waiting =
                openOf(id).filter(s -> s.judgement == Judgement.AWAITING_CHECK);
        if (waiting.isEmpty() || verdict.retryable()) {
            return;
        }
        DocumentView document = documents.lock(id);
        if (document.status() != DocumentStatus.SUBMITTED
                || document.current().ordinal() != verdict.ordinal()) {
            return;
        }
        if (verdict.passed()) {
            waiting.get().judgement = Judgement.ACCEPTED;
        } else {
            giveBack(null, null, id, "signature:" + verdict.subIndication());
        }
    }

    /** Awaiting their check with a verdict that says more: it came before the report was taken. */
    List<DocumentId> leftWaiting(int most) {
        List<?> ids =
                db.createNativeQuery(
                                "select d.id from submission s join document d on d.id ="
                                        + " s.document_id join signature_verdict v on v.document_id"
                                        + " = d.id and v.ordinal = d.current_ordinal where"
                                        + " s.judgement = 'AWAITING_CHECK' and s.returned_at is null"
                                        + " and d.status = 'SUBMITTED' and not v.retryable order by"
                                        + " s.received_at")
                        .setMaxResults(most)
                        .getResultList();
        return ids.stream().map(id -> new DocumentId(((Number) id).longValue())).toList();
    }

    Optional<Submission> byKey(UnitId unit, String idempotencyKey) {
        return db.createQuery(
                        "select s from Submission s where s.unit = :unit and s.idempotencyKey ="
                                + " :key",
                        Submission.class)
                .setParameter("unit", unit.value())
                .setParameter("key", idempotencyKey)
                .getResultStream()
                .findFirst();
    }

    Optional<Submission> ofVersion(DocumentId document, int ordinal) {
        return db.createQuery(
                        "select s from Submission s where s.document = :document and s.ordinal ="
                                + " :ordinal",
                        Submission.class)
                .setParameter("document", document.value())
                .setParameter("ordinal", ordinal)
                .getResultStream()
                .findFirst();
    }

    /** The sending of a report that was not given back; its version may have been extended since. */
    private Optional<Submission> openOf(DocumentId document) {
        return db.createQuery(
                        "select s from Submission s where s.document = :document and s.returnedAt is"
                                + " null",
                        Submission.class)
                .setParameter("document", document.value())
                .getResultStream()
                .findFirst();
    }

    /** Of documents that are not in the register yet, oldest first. */
    @SuppressWarnings("unchecked")
    List<Submission> arrived() {
        return db.createNativeQuery(
                        "select s.* from submission s join document d on d.id = s.document_id where"
                                + " s.returned_at is null and d.status = 'SUBMITTED' order by"
                                + " s.received_at",
                        Submission.class)
                .setMaxResults(200)
                .getResultList();
    }

    List<Submission> ofUnits(List<Long> units) {
        return units.isEmpty()
                ? List.of()
                : db.createQuery(
                                "select s from Submission s where s.unit in :units order by"
                                        + " s.receivedAt desc",
                                Submission.class)
                        .setParameter("units", units)
                        .setMaxResults(200)
                        .getResultList();
    }

    private Submission insert(
            Actor actor,
            SubmitReport command,
            UnitId unit,
            UnitId recipient,
            Judgement judgement,
            Instant receivedAt) {
        Submission submission = new Submission();
        submission.document = command.document().value();
        submission.ordinal = command.ordinal();
        submission.unit = unit.value();
        submission.recipientUnit = recipient.value();
        submission.obligation = command.obligation() == null ? null : command.obligation().value();
        submission.submittedBy = actor.person().value();
        submission.idempotencyKey = command.idempotencyKey();
        submission.receivedAt = receivedAt;
        submission.judgement = judgement;
        db.persist(submission);
        db.flush();
        return submission;
    }

    /** Closes what the report answers and says by when it was due; null = nothing was due. */
    private Instant close(SubmitReport command, DocumentView document, Instant receivedAt) {
        if (command.obligation() == null) {
            return null;
        }
        ObligationView owed = obligations.of(document.owner(), command.obligation());
        if (!owed.directive().equals(document.answers())) {
            throw new DomainException(Refusal.INVALID, "submission.other-directive");
        }
        obligations.fulfil(owed.id(), receivedAt, document.id());
        dispatch.done(owed.directive(), owed.unit(), true);
        return owed.dueAt();
    }
}
