package vn.dangvu.register;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A copy of a registered document got the stamp ĐẾN; facts: sha256, coverSheet. */
public record ArrivalStamped(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
