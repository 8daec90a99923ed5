package vn.dangvu.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import java.time.LocalDate;
import java.util.Optional;

/** Days on which a row holds: the first, and the first no longer. */
@Embeddable
class Validity {
    @Column(name = "valid_from")
    private LocalDate firstDay;

    @Column(name = "valid_to")
    private LocalDate firstDayAfter;

    protected Validity() {}

    Validity(LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    LocalDate from() {
        return firstDay;
    }

    Optional<LocalDate> to() {
        return Optional.ofNullable(firstDayAfter);
    }

    boolean open() {
        return firstDayAfter == null;
    }

    /** Never reaches back before the first day: what was valid stays reconstructable. */
    void endOn(LocalDate day) {
        firstDayAfter = day.isBefore(firstDay) ? firstDay : day;
    }
}
