package vn.dangvu.submission;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A report arrived; facts: sha256, received, verdict. */
public record ReportSubmitted(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
