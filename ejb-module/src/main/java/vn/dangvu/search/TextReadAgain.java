package vn.dangvu.search;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** Somebody had the text of a document read again; facts: files. */
public record TextReadAgain(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
