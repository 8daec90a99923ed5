package vn.dangvu.document;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A draft was made. */
public record DocumentDrafted(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
