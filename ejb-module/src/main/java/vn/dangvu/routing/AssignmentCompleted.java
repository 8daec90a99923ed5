package vn.dangvu.routing;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** The lead completed an assignment; facts: assignment. */
public record AssignmentCompleted(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
