package vn.dangvu.audit;

import jakarta.persistence.Query;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Rows of {@code audit_event} into entries. */
final class AuditRow {
    static final String SELECT =
            "select seq, at, person_id, unit_id, action, object_type, object_id, facts, prev_hash,"
                    + " entry_hash from audit_event";

    private AuditRow() {}

    static List<AuditEntry> read(Query query) {
        List<AuditEntry> entries = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] c = (Object[]) row;
            entries.add(
                    new AuditEntry(
                            number(c[0]),
                            ((Timestamp) c[1]).toInstant(),
                            number(c[2]),
                            number(c[3]),
                            (String) c[4],
                            (String) c[5],
                            number(c[6]),
                            (String) c[7],
                            (String) c[8],
                            (String) c[9]));
        }
        return entries;
    }

    private static Long number(Object column) {
        return column == null ? null : ((Number) column).longValue();
    }
}
