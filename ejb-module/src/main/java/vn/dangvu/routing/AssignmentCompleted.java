package vn.dangvu.routing;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** The lead completed an assignment; facts: assignment. */
public record AssignmentCompleted(
        Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
