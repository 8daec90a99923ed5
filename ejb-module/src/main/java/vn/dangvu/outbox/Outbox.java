package vn.dangvu.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.shared.DocumentEvent;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of documents that the index has not caught up with. One row a document: when it changes
 * again before it is worked off, the row takes the newer version.
 */
@ApplicationScoped
public class Outbox {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** A document and the version of it that is to be indexed. */
    public record Task(long documentId, long version, int attempts) {}

    /** A task that was given up, for a person to look at. */
    public record DeadTask(long documentId, long version, int attempts, String reason) {}

    @Inject EntityManager db;
    @Inject Clock clock;

    void add(@Observes DocumentEvent event) {
        if (!event.changesIndex()) {
            return;
        }
        db.flush();
        due(event.objectId(), 0);
    }

    /**
     * The document becomes due with a version of its own, higher than the one given.
     *
     * @return false when there is no such document
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean bring(long documentId, long above) {
        return due(documentId, above);
    }

    private boolean due(long documentId, long above) {
        List<?> version =
                db.createNativeQuery(
                                "update document set index_version = greatest(index_version, ?) + 1"
                                        + " where id = ? returning index_version")
                        .setParameter(1, above)
                        .setParameter(2, documentId)
                        .getResultList();
        if (version.isEmpty()) {
            return false;
        }
        db.createNativeQuery(
                        "insert into outbox (document_id, version, due_at) values (?, ?, ?)"
                                + " on conflict (document_id) do update set version ="
                                + " excluded.version, due_at = excluded.due_at, attempts = 0,"
                                + " dead_reason = null")
                .setParameter(1, documentId)
                .setParameter(2, ((Number) version.get(0)).longValue())
                .setParameter(3, Timestamp.from(clock.instant()))
                .executeUpdate();
        return true;
    }

    /** Every document becomes due, for an index that has to be filled from the beginning. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void addAll() {
        db.createNativeQuery(
                        "insert into outbox (document_id, version, due_at) select id,"
                                + " index_version, ? from document on conflict (document_id) do"
                                + " nothing")
                .setParameter(1, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /**
     * Takes tasks that are due and hides them for {@code hold}, so that another node does not take
     * them too; a task not finished by then comes back by itself.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Task> take(int most, Duration hold) {
        Instant now = clock.instant();
        List<Task> tasks = new ArrayList<>();
        for (Object row :
                db.createNativeQuery(
                                "update outbox set due_at = ? where document_id in (select"
                                        + " document_id from outbox where dead_reason is null and"
                                        + " due_at <= ? order by due_at limit ? for update skip"
                                        + " locked) returning document_id, version, attempts")
                        .setParameter(1, Timestamp.from(now.plus(hold)))
                        .setParameter(2, Timestamp.from(now))
                        .setParameter(3, most)
                        .getResultList()) {
            Object[] c = (Object[]) row;
            tasks.add(
                    new Task(
                            ((Number) c[0]).longValue(),
                            ((Number) c[1]).longValue(),
                            ((Number) c[2]).intValue()));
        }
        return tasks;
    }

    /** The task is done; the row goes, unless the document has changed again meanwhile. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void done(Task task) {
        db.createNativeQuery("delete from outbox where document_id = ? and version = ?")
                .setParameter(1, task.documentId())
                .setParameter(2, task.version())
                .executeUpdate();
    }

    /** To be tried again after a pause that doubles from 1 s up to 5 min. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void again(Task task) {
        Duration pause = Duration.ofSeconds(1L << Math.min(task.attempts(), 16));
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        db.createNativeQuery(
                        "update outbox set attempts = attempts + 1, due_at = ? where document_id ="
                                + " ? and version = ?")
                .setParameter(1, Timestamp.from(clock.instant().plus(pause)))
                .setParameter(2, task.documentId())
                .setParameter(3, task.version())
                .executeUpdate();
    }

    /** Given up; stays visible until a person retries it or the document changes. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void dead(Task task, String reason) {
        db.createNativeQuery(
                        "update outbox set dead_reason = ?, attempts = attempts + 1 where"
                                + " document_id = ? and version = ?")
                .setParameter(1, reason)
                .setParameter(2, task.documentId())
                .setParameter(3, task.version())
                .executeUpdate();
    }

    @Transactional
    public List<DeadTask> deadTasks() {
        List<DeadTask> dead = new ArrayList<>();
        for (Object row :
                db.createNativeQuery(
                                "select document_id, version, attempts, dead_reason from outbox"
                                        + " where dead_reason is not null order by document_id")
                        .getResultList()) {
            Object[] c = (Object[]) row;
            dead.add(
                    new DeadTask(
                            ((Number) c[0]).longValue(),
                            ((Number) c[1]).longValue(),
                            ((Number) c[2]).intValue(),
                            (String) c[3]));
        }
        return dead;
    }

    /**
     * What a process that died had taken is due again. Another node may be working on it too: the
     * index keeps the newest version whoever comes last.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void releaseTaken() {
        db.createNativeQuery(
                        "update outbox set due_at = ? where dead_reason is null and due_at > ?")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /** One task that was given up is tried again; quiet when it is not there any more. */
    @Transactional
    public void retry(long documentId) {
        db.createNativeQuery(
                        "update outbox set dead_reason = null, attempts = 0, due_at = ? where"
                                + " document_id = ?")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, documentId)
                .executeUpdate();
    }

    /** Documents that the index has not caught up with, the longest waiting first. */
    @Transactional
    public Set<Long> oldest(int most) {
        List<?> ids =
                db.createNativeQuery("select document_id from outbox order by due_at")
                        .setMaxResults(most)
                        .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
    }

    /** Documents not yet done, dead ones aside, with an id above the first and up to the last. */
    @Transactional
    public Set<Long> waitingBetween(long above, long last) {
        List<?> ids =
                db.createNativeQuery(
                                "select document_id from outbox where dead_reason is null and"
                                        + " document_id > ? and document_id <= ?")
                        .setParameter(1, above)
                        .setParameter(2, last)
                        .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
    }

    /** Everything waiting, dead tasks included, becomes due now. */
    @Transactional
    public void retryAll() {
        db.createNativeQuery("update outbox set dead_reason = null, attempts = 0, due_at = ?")
                .setParameter(1, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /** Tasks not yet done, dead ones aside. */
    @Transactional
    public long waiting() {
        return ((Number)
                        db.createNativeQuery(
                                        "select count(*) from outbox where dead_reason is null")
                                .getSingleResult())
                .longValue();
    }
}
