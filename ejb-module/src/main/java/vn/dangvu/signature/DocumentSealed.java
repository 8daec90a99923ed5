package vn.dangvu.signature;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** The organisation's key sealed a signed version; facts: ordinal, sha256, certificate. */
public record DocumentSealed(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
