package vn.dangvu.document;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** The signer handed a draft back to be mended; facts: ordinal. */
public record SignatureDeclined(
        Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
