package vn.dangvu.dispatch;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A directive went to its recipients; facts: recipients, ask, due. */
public record DocumentPublished(
        Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
