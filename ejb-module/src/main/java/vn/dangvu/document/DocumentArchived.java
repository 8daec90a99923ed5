package vn.dangvu.document;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A document from elsewhere was put into the archive; facts: sha256, openToMembers. */
public record DocumentArchived(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
