package vn.dangvu.routing;

import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.PersonId;

import java.time.Instant;

/**
 * One person's part in the work on a document.
 *
 * @param completedAt null = open
 * @param result null while open
 */
public record AssignmentView(
        AssignmentId id,
        DocumentView document,
        PersonId person,
        String personName,
        Part part,
        String opinion,
        Instant dueAt,
        String assignedByName,
        Instant assignedAt,
        Instant completedAt,
        String result) {
    public boolean open() {
        return completedAt == null;
    }
}
