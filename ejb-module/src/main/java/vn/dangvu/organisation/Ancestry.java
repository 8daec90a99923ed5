package vn.dangvu.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of the closure: {@code ancestor} stood {@code depth} levels above {@code descendant}. */
@Entity
@Table(name = "org_closure")
class Ancestry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "ancestor_id")
    private long ancestor;

    @Column(name = "descendant_id")
    private long descendant;

    private int depth;

    @SuppressWarnings("UnusedVariable") // read in queries only
    @Embedded
    private Validity validity;

    protected Ancestry() {}

    Ancestry(UnitId ancestor, UnitId descendant, int depth, Validity validity) {
        this.ancestor = ancestor.value();
        this.descendant = descendant.value();
        this.depth = depth;
        this.validity = validity;
    }

    UnitId ancestor() {
        return new UnitId(ancestor);
    }

    int depth() {
        return depth;
    }
}
