package vn.dangvu.register;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signature.ArrivalStamping;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks every two seconds whether a registered document waits for its stamp ĐẾN. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ArrivalStampPump {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivalStampPump.class);
    private static final int BATCH = 5;

    /** Longer than a batch takes with every outside part at its slowest. */
    private static final Duration HOLD = Duration.ofMinutes(10);

    /** The pauses double, so these are about a quarter of an hour. */
    private static final int MOST_FAILURES = 9;

    private static final String PIN = "token.pin-";

    @Inject ArrivalStamps stamps;
    @Inject ArrivalStamping stamping;
    private final AtomicBoolean running = new AtomicBoolean();

    /** A wrong PIN is not tried again before a restart: three tries lock a token. */
    private final AtomicBoolean pinRefused = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void pump() {
        if (pinRefused.get() || !running.compareAndSet(false, true)) {
            return;
        }
        try {
            List<ArrivalStamps.Task> tasks = stamps.take(BATCH, HOLD);
            while (!tasks.isEmpty() && !pinRefused.get()) {
                tasks.forEach(this::work);
                tasks = stamps.take(BATCH, HOLD);
            }
        } catch (RuntimeException databaseAway) {
            LOG.warn("the waiting stamps cannot be read now: {}", databaseAway.toString());
        } finally {
            running.set(false);
        }
    }

    private void work(ArrivalStamps.Task task) {
        if (pinRefused.get()) {
            stamps.again(task, PIN + "incorrect");
            return;
        }
        try {
            ArrivalStamping.Stamped stamped =
                    stamping.stamp(task.document(), task.unit(), task.number(), task.date());
            stamps.done(task, stamped);
        } catch (DomainException refused) {
            if (refused.code().startsWith(PIN)) {
                LOG.error("the PIN of the seal was refused; no stamp ĐẾN before a restart");
                pinRefused.set(true);
            }
            tryLater(task, refused.code(), refused.refusal() == Refusal.UNAVAILABLE);
        } catch (RuntimeException unexpected) {
            LOG.error("{} could not be stamped", task.document(), unexpected);
            tryLater(task, unexpected.getClass().getSimpleName(), false);
        }
    }

    /** What is only away is waited for as long as it takes. */
    private void tryLater(ArrivalStamps.Task task, String fault, boolean away) {
        if (away || pinRefused.get() || task.attempts() < MOST_FAILURES) {
            stamps.again(task, fault);
        } else {
            LOG.error("{} gets no stamp ĐẾN: {}", task.document(), fault);
            stamps.never(task, fault);
        }
    }
}
