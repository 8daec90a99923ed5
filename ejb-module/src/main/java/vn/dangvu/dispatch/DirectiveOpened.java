package vn.dangvu.dispatch;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** An officer of a recipient opened a directive for the first time. */
public record DirectiveOpened(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
