package vn.dangvu.signature;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** The organisation's key sealed a signed version; facts: ordinal, sha256, certificate. */
public record DocumentSealed(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
