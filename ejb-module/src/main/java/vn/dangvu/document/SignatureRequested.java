package vn.dangvu.document;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A draft was handed to its signer. */
public record SignatureRequested(
        Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
