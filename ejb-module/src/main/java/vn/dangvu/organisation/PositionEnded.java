package vn.dangvu.organisation;

import vn.dangvu.shared.DomainEvent;

import java.util.Map;

/** Someone left a position; their sessions see it at the next request. */
public record PositionEnded(
        PersonId by, PositionHoldingId holding, PersonId person, UnitId unit, Position position)
        implements DomainEvent {
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
        return "position-holding";
    }

    @Override
    public long objectId() {
        return holding.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("person", person.value(), "position", position.name());
    }
}
