package vn.dangvu.organisation;

import vn.dangvu.shared.DomainEvent;

import java.util.Map;

/** A unit was added to the tree. */
public record UnitOpened(PersonId by, UnitId unit, String code) implements DomainEvent {
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
        return Map.of("code", code);
    }
}
