package vn.dangvu.receipt;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.VersionView;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;

import java.time.Instant;

/**
 * Issue a receipt for a stored submission.
 *
 * @param dueAt null = no deadline
 */
public record IssueReceipt(
        long submission,
        DocumentId document,
        VersionView version,
        PersonId sender,
        UnitId unit,
        Instant receivedAt,
        Instant dueAt) {}
