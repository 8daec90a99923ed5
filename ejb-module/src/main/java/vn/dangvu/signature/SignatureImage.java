package vn.dangvu.signature;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** What a holder's visible signature shows. Either a person's hand or an organisation's seal. */
@Entity
@Table(name = "signature_image")
class SignatureImage {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "holder_person")
    Long person;

    @Column(name = "holder_unit")
    Long unit;

    byte[] png;

    @Column(name = "set_by")
    long setBy;

    @Column(name = "set_at")
    Instant setAt;
}
