package vn.dangvu.organisation;

import java.time.LocalDate;

/** Puts a person into a position of a unit from a day on, which may lie in the future. */
public record GivePosition(PersonId person, UnitId unit, Position position, LocalDate validFrom) {}
