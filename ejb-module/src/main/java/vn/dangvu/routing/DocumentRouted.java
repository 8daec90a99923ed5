package vn.dangvu.routing;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A document was routed; facts: lead, cooperating, forInformation. */
public record DocumentRouted(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
