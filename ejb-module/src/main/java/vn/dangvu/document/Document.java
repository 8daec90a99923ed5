package vn.dangvu.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A document from draft to archive; its life is told at {@link DocumentStatus}. The bytes are in its
 * versions: a version never changes, a document points at its current one.
 */
@Entity
@Table(name = "document")
class Document {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Enumerated(EnumType.STRING)
    DocumentKind kind;

    @Enumerated(EnumType.STRING)
    DocumentStatus status;

    @Column(name = "type_code")
    String typeCode;

    String symbol;

    @Column(name = "issued_date")
    LocalDate issuedDate;

    @Column(name = "issuer_unit")
    Long issuerUnit;

    @Column(name = "issuer_name")
    String issuerName;

    @Column(name = "owner_unit")
    long ownerUnit;

    String subject;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    @Column(name = "signer_person")
    Long signerPerson;

    @Column(name = "signer_name")
    String signerName;

    Long answers;

    @Column(name = "drafted_by")
    long draftedBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    /** What the signer wants mended; null unless handed back. */
    @Column(name = "back_reason")
    String backReason;

    @Column(name = "current_ordinal")
    int currentOrdinal;

    /** Counted up by the outbox, in SQL. */
    @Column(name = "index_version", insertable = false, updatable = false)
    long indexVersion;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    /**
     * @throws DomainException {@code document.wrong-state}: the document has moved on, or the step
     *     skips one
     */
    void become(DocumentStatus next, Instant now) {
        if (!status.mayBecome(next)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "document.wrong-state",
                    Map.of("status", status, "wanted", next));
        }
        status = next;
        changedAt = now;
    }
}
