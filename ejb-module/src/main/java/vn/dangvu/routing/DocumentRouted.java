package vn.dangvu.routing;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** A document was routed; facts: lead, cooperating, forInformation. */
public record DocumentRouted(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
