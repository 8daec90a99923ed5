package vn.dangvu.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A term of office of a unit; ends when the next one is opened. */
@Entity
@Table(name = "unit_term")
class Term {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "unit_id")
    private long unit;

    private String name;

    @Embedded private Validity validity;

    protected Term() {}

    Term(UnitId unit, String name, Validity validity) {
        this.unit = unit.value();
        this.name = name;
        this.validity = validity;
    }

    Validity validity() {
        return validity;
    }

    TermView view() {
        return new TermView(new TermId(id), new UnitId(unit), name, validity.from(), validity.to());
    }
}
