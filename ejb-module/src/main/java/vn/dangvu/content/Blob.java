package vn.dangvu.content;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** The database's knowledge of a stored file; written after the file is safe on disk. */
@Entity
@Table(name = "blob")
class Blob {
    @Id String sha256;
    long size;

    @jakarta.persistence.Column(name = "media_type")
    String mediaType;

    @jakarta.persistence.Column(name = "created_at")
    Instant createdAt;
}
