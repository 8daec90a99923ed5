package vn.dangvu.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import java.time.Instant;

/** A person; what they are in the Party is in {@link PositionHolding}. */
@Entity
class Person {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "full_name")
    private String fullName;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Person() {}

    Person(String fullName, Instant createdAt) {
        this.fullName = fullName;
        this.createdAt = createdAt;
    }

    PersonView view() {
        return new PersonView(new PersonId(id), fullName);
    }
}
