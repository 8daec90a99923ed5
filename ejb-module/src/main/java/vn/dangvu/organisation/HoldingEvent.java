package vn.dangvu.organisation;

import vn.dangvu.shared.DomainEvent;

import java.util.Map;

/** Somebody's position begins or ends. */
interface HoldingEvent extends DomainEvent {
    /** Who ordered it; null = the system itself. */
    PersonId by();

    PositionHoldingView holding();

    @Override
    default Long personId() {
        return by() == null ? null : by().value();
    }

    @Override
    default Long unitId() {
        return holding().held().unit().value();
    }

    @Override
    default String objectType() {
        return "position-holding";
    }

    @Override
    default long objectId() {
        return holding().id().value();
    }

    @Override
    default Map<String, Object> facts() {
        return Map.of(
                "person", holding().person().id().value(),
                "position", holding().held().position().name());
    }
}
