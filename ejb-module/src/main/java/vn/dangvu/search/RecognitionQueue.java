package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.content.BlobId;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Files with pages to be read optically. Apart from the outbox, so that no document waits for its
 * text, or for its place in the index, behind the scans of another.
 */
@ApplicationScoped
@Transactional
class RecognitionQueue {
    @Inject EntityManager db;
    @Inject Clock clock;

    /**
     * How far a file is.
     *
     * @param done pages tried
     * @param pages pages to try in all
     * @param reason why it does not go on; empty while it does
     */
    record Progress(int done, int pages, String reason) {}

    void add(BlobId blob, int pages) {
        db.createNativeQuery(
                        "insert into recognition (sha256, pages, due_at) values (?, ?, ?) on"
                                + " conflict do nothing")
                .setParameter(1, blob.sha256())
                .setParameter(2, pages)
                .setParameter(3, now())
                .executeUpdate();
    }

    /** The file that has waited longest, hidden from others for {@code hold}. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<BlobId> take(Duration hold) {
        List<?> taken =
                db.createNativeQuery(
                                "update recognition set due_at = ? where sha256 = (select sha256"
                                        + " from recognition where due_at <= ? order by due_at limit"
                                        + " 1 for update skip locked) returning sha256")
                        .setParameter(1, Timestamp.from(clock.instant().plus(hold)))
                        .setParameter(2, now())
                        .getResultList();
        return taken.stream().findFirst().map(sha -> new BlobId((String) sha));
    }

    /** One more page has been tried; the file stays taken for {@code hold} from now. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void advance(BlobId blob, Duration hold) {
        db.createNativeQuery(
                        "update recognition set done = least(pages, done + 1), reason = '', due_at ="
                                + " ? where sha256 = ?")
                .setParameter(1, Timestamp.from(clock.instant().plus(hold)))
                .setParameter(2, blob.sha256())
                .executeUpdate();
    }

    /** To be gone on with after a pause. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void pause(BlobId blob, String reason, Duration pause) {
        db.createNativeQuery("update recognition set reason = ?, due_at = ? where sha256 = ?")
                .setParameter(1, reason)
                .setParameter(2, Timestamp.from(clock.instant().plus(pause)))
                .setParameter(3, blob.sha256())
                .executeUpdate();
    }

    void remove(BlobId blob) {
        db.createNativeQuery("delete from recognition where sha256 = ?")
                .setParameter(1, blob.sha256())
                .executeUpdate();
    }

    /** Empty when nothing of the file waits. */
    Optional<Progress> progress(BlobId blob) {
        List<?> found =
                db.createNativeQuery("select done, pages, reason from recognition where sha256 = ?")
                        .setParameter(1, blob.sha256())
                        .getResultList();
        return found.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(
                        c ->
                                new Progress(
                                        ((Number) c[0]).intValue(),
                                        ((Number) c[1]).intValue(),
                                        (String) c[2]));
    }

    /** What a process that died had taken is due again. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void releaseTaken() {
        db.createNativeQuery("update recognition set due_at = ? where due_at > ? and reason = ''")
                .setParameter(1, now())
                .setParameter(2, now())
                .executeUpdate();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
