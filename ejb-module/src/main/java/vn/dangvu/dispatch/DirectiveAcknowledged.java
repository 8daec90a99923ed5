package vn.dangvu.dispatch;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A recipient acknowledged a directive. */
public record DirectiveAcknowledged(
        Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
