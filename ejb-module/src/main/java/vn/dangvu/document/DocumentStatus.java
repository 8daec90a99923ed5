package vn.dangvu.document;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of a document and the only ways between them.
 *
 * <p>A directive: DRAFT → AWAITING_SIGNATURE → SIGNED → SEALED → PUBLISHED. A report: DRAFT →
 * AWAITING_SIGNATURE → SIGNED → SUBMITTED → REGISTERED → ASSIGNED → COMPLETED, or RETURNED with a
 * reason, which reopens it as a draft of the next version. An archived document is ARCHIVED from the
 * first moment.
 */
public enum DocumentStatus {
    DRAFT,
    AWAITING_SIGNATURE,
    SIGNED,
    SEALED,
    PUBLISHED,
    SUBMITTED,
    REGISTERED,
    ASSIGNED,
    COMPLETED,
    RETURNED,
    ARCHIVED;

    private Set<DocumentStatus> next() {
        return switch (this) {
            case DRAFT, RETURNED -> EnumSet.of(DRAFT, AWAITING_SIGNATURE);
            case AWAITING_SIGNATURE -> EnumSet.of(DRAFT, SIGNED);
            case SIGNED -> EnumSet.of(DRAFT, SEALED, SUBMITTED);
            case SEALED -> EnumSet.of(PUBLISHED);
            case SUBMITTED -> EnumSet.of(REGISTERED, RETURNED);
            case REGISTERED -> EnumSet.of(ASSIGNED);
            case ASSIGNED -> EnumSet.of(COMPLETED);
            case PUBLISHED, COMPLETED, ARCHIVED -> EnumSet.noneOf(DocumentStatus.class);
        };
    }

    /** Whether it can be searched for; drafts stay with those who make them. */
    public boolean findable() {
        return this != DRAFT && this != AWAITING_SIGNATURE;
    }

    /** Whether the trade allows this step (SECURITY R33). */
    public boolean mayBecome(DocumentStatus status) {
        return next().contains(status);
    }
}
