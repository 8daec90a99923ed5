package vn.dangvu.routing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** One person's part in the work on a document: open, then completed with a result. */
@Entity
@Table(name = "assignment")
class Assignment {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "document_id")
    long document;

    @Column(name = "person_id")
    long person;

    @Enumerated(EnumType.STRING)
    Part part;

    String opinion;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "assigned_by")
    long assignedBy;

    @Column(name = "assigned_at")
    Instant assignedAt;

    @Column(name = "completed_at")
    Instant completedAt;

    String result;
}
