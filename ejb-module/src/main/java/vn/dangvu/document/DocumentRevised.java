package vn.dangvu.document;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** The file or the particulars of a draft were replaced. */
public record DocumentRevised(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
