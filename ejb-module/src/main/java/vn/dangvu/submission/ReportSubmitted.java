package vn.dangvu.submission;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** A report arrived; facts: sha256, received, verdict. */
public record ReportSubmitted(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
