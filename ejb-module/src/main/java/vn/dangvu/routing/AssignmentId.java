package vn.dangvu.routing;

/** {@code assignment.id}, 1 or more. */
public record AssignmentId(long value) {}
