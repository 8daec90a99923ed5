package vn.dangvu.signature;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A token refused to sign; facts: reason. */
public record SignatureRefused(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
