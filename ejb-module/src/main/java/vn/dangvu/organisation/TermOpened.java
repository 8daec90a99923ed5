package vn.dangvu.organisation;

import vn.dangvu.shared.DomainEvent;

import java.util.Map;

/** A new term of office began in a unit. */
public record TermOpened(PersonId by, UnitId unit, TermView term) implements DomainEvent {
    @Override
    public Long personId() {
        return by == null ? null : by.value();
    }

    @Override
    public Long unitId() {
        return unit.value();
    }

    @Override
    public String objectType() {
        return "unit";
    }

    @Override
    public long objectId() {
        return unit.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("term", term.name(), "firstDay", term.validFrom().toString());
    }
}
