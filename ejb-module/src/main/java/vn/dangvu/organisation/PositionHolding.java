package vn.dangvu.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** One person in one position of one unit, from the day it was given until it is ended. */
@Entity
@Table(name = "position_holding")
class PositionHolding {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "person_id")
    private Person person;

    @ManyToOne
    @JoinColumn(name = "unit_id")
    private OrgUnit unit;

    // POSITION is a reserved word of JPQL
    @Enumerated(EnumType.STRING)
    @Column(name = "position")
    private Position post;

    @Embedded private Validity validity;

    protected PositionHolding() {}

    PositionHolding(Person person, OrgUnit unit, Position post, Validity validity) {
        this.person = person;
        this.unit = unit;
        this.post = post;
        this.validity = validity;
    }

    Validity validity() {
        return validity;
    }

    HeldPosition held() {
        return unit.held(post);
    }

    PositionHoldingView view() {
        return new PositionHoldingView(
                new PositionHoldingId(id), person.view(), held(), validity.from(), validity.to());
    }
}
