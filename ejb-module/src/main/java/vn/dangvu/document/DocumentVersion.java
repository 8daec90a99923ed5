package vn.dangvu.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** The bytes of a document at one moment; written once. */
@Entity
@Table(name = "document_version")
class DocumentVersion {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "document_id")
    long document;

    int ordinal;

    @Enumerated(EnumType.STRING)
    Stage stage;

    String sha256;

    @Column(name = "file_name")
    String fileName;

    int pages;

    @Column(name = "created_by")
    long createdBy;

    @Column(name = "created_at")
    Instant createdAt;
}
