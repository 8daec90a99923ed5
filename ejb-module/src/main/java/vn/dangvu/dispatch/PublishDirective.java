package vn.dangvu.dispatch;

import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.UnitId;

import java.util.List;
import java.util.Set;

/**
 * Publish a sealed directive.
 *
 * @param recipients grassroots organisations, at least one
 * @param asks at most one of each kind; empty asks nothing
 * @param openToMembers whether the members of the recipients may find and read it too
 */
public record PublishDirective(
        DocumentId document, Set<UnitId> recipients, List<Ask> asks, boolean openToMembers) {
    public PublishDirective {
        recipients = Set.copyOf(recipients);
        asks = List.copyOf(asks);
    }
}
