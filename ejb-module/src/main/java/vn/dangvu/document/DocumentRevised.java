package vn.dangvu.document;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** The file or the particulars of a draft were replaced. */
public record DocumentRevised(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
