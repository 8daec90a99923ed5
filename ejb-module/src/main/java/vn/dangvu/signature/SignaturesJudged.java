package vn.dangvu.signature;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** The signatures of a version were judged; facts: ordinal, indication. */
public record SignaturesJudged(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
