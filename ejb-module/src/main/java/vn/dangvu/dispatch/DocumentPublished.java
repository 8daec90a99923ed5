package vn.dangvu.dispatch;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** A directive went to its recipients; facts: recipients, ask, due. */
public record DocumentPublished(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
