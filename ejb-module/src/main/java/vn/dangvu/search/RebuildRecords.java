package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentService;
import vn.dangvu.shared.DomainEvent;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far the rebuild of the index is, kept so that it goes on after a restart. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class RebuildRecords {
    @Inject EntityManager db;
    @Inject DocumentService documents;
    @Inject Event<DomainEvent> events;
    @Inject Clock clock;

    /** Empty when there never was one. */
    Optional<RebuildView> last() {
        List<?> rows =
                db.createNativeQuery(
                                "select state, started_at, total, done, ended_at, trouble from"
                                        + " index_rebuild")
                        .getResultList();
        return rows.stream().map(Object[].class::cast).map(RebuildRecords::view).findFirst();
    }

    private static RebuildView view(Object[] row) {
        return new RebuildView(
                RebuildView.State.valueOf((String) row[0]),
                instant(row[1]),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                instant(row[4]),
                (String) row[5]);
    }

    private static Instant instant(Object time) {
        return time == null ? null : ((Timestamp) time).toInstant();
    }

    /** The id that the new index has everything up to. */
    long reached() {
        return ((Number)
                        db.createNativeQuery("select reached from index_rebuild").getSingleResult())
                .longValue();
    }

    void start(Actor actor) {
        int started =
                db.createNativeQuery(
                                "insert into index_rebuild (id, state, started_at, started_by,"
                                        + " total, done, reached) values (1, 'RUNNING', ?, ?, ?, 0, 0)"
                                        + " on conflict (id) do update set state = 'RUNNING',"
                                        + " started_at = excluded.started_at, started_by ="
                                        + " excluded.started_by, total = excluded.total, done = 0,"
                                        + " reached = 0, ended_at = null, trouble = null where"
                                        + " index_rebuild.state <> 'RUNNING'")
                        .setParameter(1, now())
                        .setParameter(2, actor.person().value())
                        .setParameter(3, documents.countFindable())
                        .executeUpdate();
        if (started == 0) {
            throw new DomainException(Refusal.CONFLICT, "index.rebuild-running");
        }
        events.fire(new IndexRebuilt(actor.person().value(), "index-rebuild-started"));
    }

    void cancelled(Actor actor) {
        end("CANCELLED");
        events.fire(new IndexRebuilt(actor.person().value(), "index-rebuild-cancelled"));
    }

    void finished() {
        end("DONE");
    }

    private void end(String state) {
        db.createNativeQuery(
                        "update index_rebuild set state = ?, ended_at = ?, trouble = null where"
                                + " state = 'RUNNING'")
                .setParameter(1, state)
                .setParameter(2, now())
                .executeUpdate();
    }

    /** A slice more, in which this id was the last. */
    void advanced(long reached, int documents) {
        db.createNativeQuery(
                        "update index_rebuild set reached = ?, done = done + ?, trouble = null"
                                + " where state = 'RUNNING'")
                .setParameter(1, reached)
                .setParameter(2, documents)
                .executeUpdate();
    }

    /** What was there is lost: from the beginning again. */
    void again() {
        db.createNativeQuery("update index_rebuild set reached = 0, done = 0").executeUpdate();
    }

    void troubled(String why) {
        db.createNativeQuery("update index_rebuild set trouble = ? where state = 'RUNNING'")
                .setParameter(1, why)
                .executeUpdate();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
