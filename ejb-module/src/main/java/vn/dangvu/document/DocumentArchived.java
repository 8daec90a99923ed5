package vn.dangvu.document;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** A document from elsewhere was put into the archive. */
public record DocumentArchived(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
