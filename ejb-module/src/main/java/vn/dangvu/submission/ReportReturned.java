package vn.dangvu.submission;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A report was given back; facts: reason length. */
public record ReportReturned(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
