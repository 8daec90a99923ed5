package vn.dangvu.organisation;

/** A position someone holds in a unit on the day that was asked about. */
public record HeldPosition(UnitId unit, UnitKind unitKind, String unitName, Position position) {}
