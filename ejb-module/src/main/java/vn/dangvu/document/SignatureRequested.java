package vn.dangvu.document;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** A draft was handed to its signer. */
public record SignatureRequested(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
