package vn.dangvu.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.shared.NotFound;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Issues receipts and shows them to those who may see the document. */
@ApplicationScoped
@Transactional
public class ReceiptService {
    @Inject EntityManager db;
    @Inject AccessService access;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    /** In the transaction that stores the submission: both are there, or neither. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ReceiptView issue(IssueReceipt command) {
        Receipt receipt = new Receipt();
        receipt.id = UUID.randomUUID();
        receipt.submission = command.submission();
        receipt.document = command.document().value();
        receipt.sha256 = command.version().blob().sha256();
        receipt.size = command.version().size();
        // PostgreSQL keeps microseconds; the verdict is made from what will be read back
        receipt.judge(command.receivedAt().truncatedTo(ChronoUnit.MICROS), command.dueAt());
        receipt.issuedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.persist(receipt);
        events.fire(
                new ReceiptIssued(
                        command.sender().value(),
                        command.unit().value(),
                        receipt.document,
                        Map.of(
                                "receipt", receipt.id,
                                "sha256", receipt.sha256,
                                "verdict", receipt.punctuality)));
        return receipt.view();
    }

    /**
     * @throws NotFound no such receipt for this person
     */
    public ReceiptView receipt(Actor actor, UUID id) {
        Receipt receipt = db.find(Receipt.class, id);
        if (receipt == null) {
            throw new NotFound("receipt");
        }
        if (access.visible(actor, List.of(new DocumentId(receipt.document))).isEmpty()) {
            throw new NotFound("receipt");
        }
        return receipt.view();
    }

    /** The newest receipt of a document; for other services. */
    public Optional<ReceiptView> latestOf(DocumentId document) {
        return db.createQuery(
                        "select r from Receipt r where r.document = :document order by r.issuedAt"
                                + " desc",
                        Receipt.class)
                .setParameter("document", document.value())
                .setMaxResults(1)
                .getResultStream()
                .map(Receipt::view)
                .findFirst();
    }

    /** The receipts of some submissions, by their ids; one query. */
    public Map<Long, ReceiptView> ofSubmissions(Collection<Long> submissions) {
        return submissions.isEmpty()
                ? Map.of()
                : db.createQuery(
                                "select r from Receipt r where r.submission in :submissions",
                                Receipt.class)
                        .setParameter("submissions", submissions)
                        .getResultStream()
                        .collect(Collectors.toMap(receipt -> receipt.submission, Receipt::view));
    }

    /** The receipt of one submission. */
    public ReceiptView ofSubmission(long submission) {
        return db.createQuery(
                        "select r from Receipt r where r.submission = :submission", Receipt.class)
                .setParameter("submission", submission)
                .getSingleResult()
                .view();
    }
}
