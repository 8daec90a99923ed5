package vn.dangvu.routing;

/**
 * Finish one's assignment.
 *
 * @param result what came of it, 1 to 2,000 characters
 */
public record CompleteAssignment(AssignmentId assignment, String result) {}
