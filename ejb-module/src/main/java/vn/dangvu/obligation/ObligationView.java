package vn.dangvu.obligation;

import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.UnitId;

import java.time.Instant;

/**
 * @param ask what is asked, in the words of the directive's office
 * @param dueAt null = no deadline
 * @param fulfilledAt null = still open
 * @param fulfilledBy the report; null for an acknowledgement or while open
 */
public record ObligationView(
        ObligationId id,
        DocumentId directive,
        UnitId unit,
        ObligationKind kind,
        String ask,
        Instant dueAt,
        Instant fulfilledAt,
        DocumentId fulfilledBy) {
    public boolean open() {
        return fulfilledAt == null;
    }

    public boolean overdue(Instant now) {
        return open() && dueAt != null && now.isAfter(dueAt);
    }
}
