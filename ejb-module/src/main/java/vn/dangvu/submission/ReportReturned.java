package vn.dangvu.submission;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** A report was given back; facts: reason length. */
public record ReportReturned(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
