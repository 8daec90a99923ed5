package vn.dangvu.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;
import java.time.LocalDate;

/** A line of the incoming register; written once. */
@Entity
@Table(name = "register_entry")
class RegisterEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "unit_id")
    long unit;

    int year;

    @Column(name = "arrival_number")
    long arrivalNumber;

    @Column(name = "document_id")
    long document;

    @Column(name = "arrival_date")
    LocalDate arrivalDate;

    String note;

    @Column(name = "registered_by")
    long registeredBy;

    @Column(name = "registered_at")
    Instant registeredAt;
}
