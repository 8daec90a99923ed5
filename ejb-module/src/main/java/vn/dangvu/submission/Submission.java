package vn.dangvu.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/**
 * One sending of one version of a report. Accepted or awaiting its check; may be given back once,
 * after which the next version is sent as a submission of its own.
 */
@Entity
@Table(name = "submission")
class Submission {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "document_id")
    long document;

    int ordinal;

    @Column(name = "unit_id")
    long unit;

    @Column(name = "recipient_unit")
    long recipientUnit;

    @Column(name = "obligation_id")
    Long obligation;

    @Column(name = "submitted_by")
    long submittedBy;

    @Column(name = "idempotency_key")
    String idempotencyKey;

    @Column(name = "received_at")
    Instant receivedAt;

    @Enumerated(EnumType.STRING)
    Judgement judgement;

    @Column(name = "returned_at")
    Instant returnedAt;

    @Column(name = "return_reason")
    String returnReason;
}
