package vn.dangvu.signature;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** Revocation data was added to the signatures of a version; facts: ordinal, sha256, level. */
public record SignaturesExtended(
        Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
