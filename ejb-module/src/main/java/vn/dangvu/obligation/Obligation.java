package vn.dangvu.obligation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.UnitId;

import java.time.Instant;

/**
 * Việc được giao. Opens when its directive is published, closes when it is fulfilled, opens again
 * when the report that closed it is given back.
 */
@Entity
@Table(name = "obligation")
class Obligation {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long directive;

    @Column(name = "unit_id")
    long unit;

    @Enumerated(EnumType.STRING)
    ObligationKind kind;

    String ask;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "fulfilled_at")
    Instant fulfilledAt;

    @Column(name = "fulfilled_by")
    Long fulfilledBy;

    ObligationView view() {
        return new ObligationView(
                new ObligationId(id),
                new DocumentId(directive),
                new UnitId(unit),
                kind,
                ask,
                dueAt,
                fulfilledAt,
                fulfilledBy == null ? null : new DocumentId(fulfilledBy));
    }
}
