package vn.dangvu.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.content.FileContentStore;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.receipt.ReceiptService;
import vn.dangvu.receipt.ReceiptView;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.NotFound;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.signature.Verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes reports from the grassroots organisations to the Khối committee. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class SubmissionService {
    @Inject SubmissionRecords records;
    @Inject SignatureService signatures;
    @Inject AccessService access;
    @Inject DocumentService documents;
    @Inject ReceiptService receipts;
    @Inject OrganisationService organisation;
    @Inject FileContentStore store;

    /**
     * Sends a signed report. Pressed twice, in two windows or by two people, it is sent once and
     * everybody gets the same receipt.
     *
     * @param receivedAt when the request had wholly arrived, taken before any check; decides on time
     *     or late
     * @throws SubmissionRefused unsigned, signature not valid, not an officer
     * @throws DomainException {@code document.wrong-state}, {@code document.changed}, {@code
     *     obligation.closed}, {@code submission.other-directive}
     */
    public ReceiptView submit(Actor actor, SubmitReport command, Instant receivedAt) {
        DocumentView document = access.view(actor, command.document());
        if (document.kind() != DocumentKind.REPORT
                || !SubmissionRules.mayActFor(actor, document.owner())) {
            throw SubmissionRefused.notOfficer();
        }
        Optional<ReceiptView> earlier = earlier(document, command);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        requireSigned(document, command);
        Verdict verdict = signatures.judgeCurrent(document);
        Judgement judgement = SubmissionRules.judge(verdict);
        requireStored(document);
        UnitId khoi = organisation.khoi().map(UnitView::id).orElseThrow();
        return records.accept(actor, command, khoi, judgement, receivedAt);
    }

    /**
     * The Khối office gives a report back to be mended; what it answered is owed again.
     *
     * @throws DomainException {@code submission.may-not-return}, {@code submission.reason}, {@code
     *     document.wrong-state}
     */
    public void giveBack(Actor actor, ReturnReport command) {
        access.view(actor, command.document());
        UnitId khoi = organisation.khoi().map(UnitView::id).orElseThrow();
        if (!actor.holds(Position.CLERK, khoi) && !actor.holds(Position.CHIEF_OF_OFFICE, khoi)) {
            throw new DomainException(Refusal.FORBIDDEN, "submission.may-not-return");
        }
        String reason = command.reason() == null ? "" : command.reason().strip();
        if (reason.length() < 5 || reason.length() > 1000) {
            throw new DomainException(
                    Refusal.INVALID, "submission.reason", Map.of("field", "reason"));
        }
        records.giveBack(actor.person().value(), khoi.value(), command.document(), reason);
    }

    /** What the units sent that the person is an officer of, newest first, at most 200. */
    public List<SubmissionView> sentBy(Actor actor) {
        List<Long> units =
                actor.positions().stream()
                        .map(held -> held.unit())
                        .filter(unit -> SubmissionRules.mayActFor(actor, unit))
                        .map(UnitId::value)
                        .distinct()
                        .toList();
        return views(records.ofUnits(units));
    }

    /** For the register: what has arrived and is not entered yet, first come first, at most 200. */
    public List<SubmissionView> arrived() {
        return views(records.arrived());
    }

    /**
     * The newest sending of a report.
     *
     * @throws NotFound never sent, or not for this person
     */
    public SubmissionView submission(Actor actor, DocumentId id) {
        DocumentView document = access.view(actor, id);
        return latest(document).orElseThrow(() -> new NotFound("submission"));
    }

    /** For other services: the newest sending of a report. */
    public Optional<SubmissionView> latest(DocumentView document) {
        for (int ordinal = document.current().ordinal(); ordinal > 0; ordinal--) {
            Optional<Submission> found = records.ofVersion(document.id(), ordinal);
            if (found.isPresent()) {
                return found.map(this::view);
            }
        }
        return Optional.empty();
    }

    /**
     * For the timer: judges again. What becomes of a report that waited for it is settled with the
     * verdict, whoever asked for that ({@link SubmissionRecords#judged}).
     */
    void recheck(DocumentId id) {
        signatures.judgeCurrent(documents.view(id));
    }

    /** For the timer: reports that still wait though their signatures were judged. */
    List<DocumentId> leftWaiting(int most) {
        return records.leftWaiting(most);
    }

    private Optional<ReceiptView> earlier(DocumentView document, SubmitReport command) {
        String key = command.idempotencyKey();
        if (key == null || key.length() < 8 || key.length() > 100) {
            throw SubmissionRefused.keyMissing();
        }
        Optional<Submission> sameKey = records.byKey(document.owner(), key);
        if (sameKey.isPresent() && sameKey.get().document != document.id().value()) {
            throw SubmissionRefused.keyReused();
        }
        return sameKey.or(() -> records.ofVersion(document.id(), command.ordinal()))
                .map(submission -> receipts.ofSubmission(submission.id));
    }

    private static void requireSigned(DocumentView document, SubmitReport command) {
        if (document.current().ordinal() != command.ordinal()) {
            throw new DomainException(Refusal.CONFLICT, "document.changed");
        }
        if (document.status() == DocumentStatus.DRAFT
                || document.status() == DocumentStatus.AWAITING_SIGNATURE) {
            throw SubmissionRefused.unsigned();
        }
        if (document.status() != DocumentStatus.SIGNED) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "document.wrong-state",
                    Map.of("status", document.status(), "wanted", DocumentStatus.SUBMITTED));
        }
    }

    /** No receipt without bytes that can be read back and are what they were (SECURITY R46). */
    private void requireStored(DocumentView document) {
        try {
            if (!store.verify(document.current().blob())) {
                throw SubmissionRefused.contentDamaged();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("stored content cannot be read", unreadable);
        }
    }

    private SubmissionView view(Submission submission) {
        return views(List.of(submission)).get(0);
    }

    private List<SubmissionView> views(List<Submission> sent) {
        Map<DocumentId, DocumentView> reports =
                documents.viewsById(sent.stream().map(s -> new DocumentId(s.document)).toList());
        Map<Long, ReceiptView> issued =
                receipts.ofSubmissions(sent.stream().map(s -> s.id).toList());
        return sent.stream()
                .map(
                        s ->
                                new SubmissionView(
                                        reports.get(new DocumentId(s.document)),
                                        issued.get(s.id),
                                        s.judgement,
                                        s.returnedAt,
                                        s.returnReason))
                .toList();
    }
}
