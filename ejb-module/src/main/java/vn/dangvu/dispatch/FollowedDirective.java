package vn.dangvu.dispatch;

import vn.dangvu.document.DocumentId;
import vn.dangvu.obligation.AskProgress;

import java.time.Instant;
import java.util.List;

/**
 * A published directive, and how far its recipients have come together.
 *
 * @param opened recipients of whom an officer has opened it
 * @param asks what it asks of them; empty asks nothing
 */
public record FollowedDirective(
        DocumentId id,
        String typeCode,
        String symbol,
        String subject,
        Instant publishedAt,
        int recipients,
        int opened,
        List<AskProgress> asks) {
    /** Whether anything is still owed. */
    public boolean open() {
        return asks.stream().anyMatch(ask -> ask.open() > 0);
    }
}
