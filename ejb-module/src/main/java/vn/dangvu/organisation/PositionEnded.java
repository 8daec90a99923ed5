package vn.dangvu.organisation;

/** Someone left a position; their sessions see it at the next request. */
public record PositionEnded(PersonId by, PositionHoldingView holding) implements HoldingEvent {}
