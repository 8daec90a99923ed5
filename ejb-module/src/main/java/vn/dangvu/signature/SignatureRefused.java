package vn.dangvu.signature;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** A token refused to sign; facts: reason. */
public record SignatureRefused(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
