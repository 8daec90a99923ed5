package vn.dangvu.receipt;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import vn.dangvu.document.DocumentId;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Written once, with the submission it proves; never changed. */
@Entity
@Table(name = "receipt")
class Receipt {
    @Id
    @Convert(converter = UuidConverter.class)
    UUID id;

    @Column(name = "submission_id")
    long submission;

    @Column(name = "document_id")
    long document;

    String sha256;
    long size;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "due_at")
    Instant dueAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "verdict")
    Punctuality punctuality;

    @Column(name = "seconds_late")
    long secondsLate;

    @Column(name = "issued_at")
    Instant issuedAt;

    void judge(Instant received, Instant due) {
        receivedAt = received;
        dueAt = due;
        if (due == null) {
            punctuality = Punctuality.NO_DEADLINE;
        } else if (received.isAfter(due)) {
            punctuality = Punctuality.LATE;
            secondsLate = secondsBetween(due, received);
        } else {
            punctuality = Punctuality.ON_TIME;
        }
    }

    private static long secondsBetween(Instant due, Instant received) {
        Duration late = Duration.between(due, received);
        return late.toSeconds() + (late.toNanosPart() > 0 ? 1 : 0);
    }

    ReceiptView view() {
        return new ReceiptView(
                id,
                new DocumentId(document),
                sha256,
                size,
                receivedAt,
                dueAt,
                punctuality,
                secondsLate,
                issuedAt);
    }
}
