package vn.dangvu.organisation;

/** Someone was put into a position. */
public record PositionGiven(PersonId by, PositionHoldingView holding) implements HoldingEvent {}
