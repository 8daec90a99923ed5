package vn.dangvu.routing;

import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.PersonId;

import java.time.Instant;
import java.util.Set;

/**
 * Route a registered document.
 *
 * @param opinion ý kiến chỉ đạo, at most 2,000 characters; may be empty
 * @param dueAt by when the lead is to be done; null = no deadline
 */
public record RouteDocument(
        DocumentId document,
        PersonId lead,
        Set<PersonId> cooperating,
        Set<PersonId> forInformation,
        String opinion,
        Instant dueAt) {
    public RouteDocument {
        cooperating = Set.copyOf(cooperating);
        forInformation = Set.copyOf(forInformation);
    }
}
