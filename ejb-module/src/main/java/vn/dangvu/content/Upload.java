package vn.dangvu.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** An upload under way. How much has arrived is the length of its staged file, nothing else. */
@Entity
@Table(name = "upload")
class Upload {
    @Id String id;

    @Column(name = "account_id")
    long account;

    @Column(name = "file_name")
    String fileName;

    long size;

    @Column(name = "created_at")
    Instant createdAt;
}
