package vn.dangvu.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.shared.DomainEvent;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Writes the chain and reads it back.
 *
 * <p>The chain has one writer at a time: an advisory lock of PostgreSQL, taken just before commit
 * and after everything else has been flushed, so that it is held for one insert and the commit only,
 * never over signing, time-stamping, files or the index.
 */
@ApplicationScoped
public class AuditTrail {
    /** Names the lock; any constant that nothing else in this database uses. */
    private static final long CHAIN_LOCK = 0x6461_6e67_7675L;

    @Inject EntityManager db;
    @Inject Clock clock;

    /** Adds an event to the chain as the last act of its transaction. */
    void record(@Observes(during = TransactionPhase.BEFORE_COMPLETION) DomainEvent event) {
        db.flush();
        db.createNativeQuery("select pg_advisory_xact_lock(?)")
                .setParameter(1, CHAIN_LOCK)
                .getSingleResult();
        AuditEntry last = last();
        // PostgreSQL keeps microseconds; the hash must be over what can be read back
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        append(
                AuditEntry.next(
                        last == null ? 0 : last.seq(),
                        last == null ? AuditEntry.BEGINNING : last.entryHash(),
                        at,
                        event.personId(),
                        event.unitId(),
                        event.action(),
                        event.objectType(),
                        event.objectId(),
                        Facts.json(event.facts())));
    }

    /** What happened to one thing, oldest first. */
    @Transactional
    public List<AuditEntry> of(String objectType, long objectId) {
        return AuditRow.read(
                db.createNativeQuery(
                                AuditRow.SELECT
                                        + " where object_type = ? and object_id = ? order by seq")
                        .setParameter(1, objectType)
                        .setParameter(2, objectId));
    }

    /** At most {@code most} links after number {@code seq}, oldest first. */
    @Transactional
    public List<AuditEntry> after(long seq, int most) {
        return AuditRow.read(
                db.createNativeQuery(AuditRow.SELECT + " where seq > ? order by seq")
                        .setParameter(1, seq)
                        .setMaxResults(most));
    }

    /** At most {@code most} links before number {@code seq}, newest first. */
    @Transactional
    public List<AuditEntry> before(long seq, int most) {
        return AuditRow.read(
                db.createNativeQuery(AuditRow.SELECT + " where seq < ? order by seq desc")
                        .setParameter(1, seq)
                        .setMaxResults(most));
    }

    /**
     * Recomputes the whole chain, a thousand links at a time.
     *
     * @return the number of the first link that is changed, missing or out of place; 0 = none
     */
    @Transactional
    public long firstBroken() {
        long seq = 0;
        String hash = AuditEntry.BEGINNING;
        for (List<AuditEntry> links = after(0, 1000); !links.isEmpty(); links = after(seq, 1000)) {
            for (AuditEntry link : links) {
                if (!link.follows(seq, hash)) {
                    return seq + 1;
                }
                seq = link.seq();
                hash = link.entryHash();
            }
        }
        return 0;
    }

    private AuditEntry last() {
        List<AuditEntry> last =
                AuditRow.read(
                        db.createNativeQuery(AuditRow.SELECT + " order by seq desc")
                                .setMaxResults(1));
        return last.isEmpty() ? null : last.get(0);
    }

    private void append(AuditEntry entry) {
        db.createNativeQuery(
                        "insert into audit_event (seq, at, person_id, unit_id, action, object_type,"
                                + " object_id, facts, prev_hash, entry_hash)"
                                + " values (?, ?, cast(? as bigint), cast(? as bigint), ?, ?, ?, ?, ?, ?)")
                .setParameter(1, entry.seq())
                .setParameter(2, Timestamp.from(entry.at()))
                .setParameter(3, text(entry.personId()))
                .setParameter(4, text(entry.unitId()))
                .setParameter(5, entry.action())
                .setParameter(6, entry.objectType())
                .setParameter(7, entry.objectId())
                .setParameter(8, entry.facts())
                .setParameter(9, entry.prevHash())
                .setParameter(10, entry.entryHash())
                .executeUpdate();
    }

    /** A null number has no type in a native query; as text with a cast it has. */
    private static String text(Long number) {
        return number == null ? null : number.toString();
    }
}
