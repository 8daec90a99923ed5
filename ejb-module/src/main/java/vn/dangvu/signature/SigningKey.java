package vn.dangvu.signature;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** Which token holds whose key. Either a person's or an organisation's. */
@Entity
@Table(name = "signing_key")
class SigningKey {
    @Id String label;

    @Column(name = "holder_person")
    Long person;

    @Column(name = "holder_unit")
    Long unit;

    /** The certificate first, then its issuers; DER, one after the other. */
    byte[] certificate;

    String sha256;

    @Column(name = "not_after")
    Instant notAfter;
}
