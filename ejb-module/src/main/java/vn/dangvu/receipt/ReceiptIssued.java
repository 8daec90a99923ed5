package vn.dangvu.receipt;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A receipt was issued; facts: receipt, sha256, verdict. */
public record ReceiptIssued(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    @Override
    public boolean changesIndex() {
        return false;
    }
}
