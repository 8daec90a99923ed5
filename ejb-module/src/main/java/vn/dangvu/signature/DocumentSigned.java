package vn.dangvu.signature;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** The signer signed a version; facts: ordinal, sha256, certificate. */
public record DocumentSigned(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
