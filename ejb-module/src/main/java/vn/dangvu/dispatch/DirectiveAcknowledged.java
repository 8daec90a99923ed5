package vn.dangvu.dispatch;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** A recipient acknowledged a directive. */
public record DirectiveAcknowledged(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
