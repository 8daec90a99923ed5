package vn.dangvu.dispatch;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** An officer of a recipient opened a directive for the first time. */
public record DirectiveOpened(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
