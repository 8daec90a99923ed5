package vn.dangvu.shared;

import java.util.Map;

/**
 * Something that happened, fired inside the transaction that made it so. The audit trail and the
 * outbox listen; neither knows the feature it came from.
 */
public interface DomainEvent {
    /** Who did it: {@code person.id}; null = the system itself. */
    Long personId();

    /** For which organisation the person acted: {@code org_unit.id}; null = none. */
    Long unitId();

    /** Kind of the thing it happened to, for example {@code document}. */
    String objectType();

    long objectId();

    /** What an auditor needs to know beyond the above: ids, hashes, numbers; no personal data. */
    Map<String, Object> facts();

    /** Stable name in the records: the class name in kebab case, {@code document-signed}. */
    default String action() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
