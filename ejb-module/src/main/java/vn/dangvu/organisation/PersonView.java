package vn.dangvu.organisation;

/** A person as others see them. */
public record PersonView(PersonId id, String fullName) {}
