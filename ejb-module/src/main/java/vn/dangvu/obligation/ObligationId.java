package vn.dangvu.obligation;

/** {@code obligation.id}, 1 or more. */
public record ObligationId(long value) {}
