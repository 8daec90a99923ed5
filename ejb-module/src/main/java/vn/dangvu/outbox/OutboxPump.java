package vn.dangvu.outbox;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks every second whether the outbox holds work, and does it. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxPump {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPump.class);
    private static final int BATCH = 10;

    /** Longer than a batch of the slowest documents takes. */
    private static final Duration HOLD = Duration.ofMinutes(15);

    /** The pauses double, so these are about a quarter of an hour. */
    private static final int MOST_FAILURES = 9;

    @Inject Outbox outbox;
    @Inject OutboxConsumer consumer;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean fresh = new AtomicBoolean(true);

    // not persistent: persistent timers live in a cluster that is switched off
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void pump() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            if (fresh.compareAndSet(true, false)) {
                outbox.releaseTaken();
            }
            List<Outbox.Task> tasks = outbox.take(BATCH, HOLD);
            while (!tasks.isEmpty()) {
                tasks.forEach(this::work);
                tasks = outbox.take(BATCH, HOLD);
            }
        } catch (RuntimeException databaseAway) {
            LOG.warn("the outbox cannot be read now: {}", databaseAway.toString());
        } finally {
            running.set(false);
        }
    }

    private void work(Outbox.Task task) {
        OutboxConsumer.Outcome outcome;
        try {
            outcome = consumer.consume(task);
        } catch (RuntimeException unexpected) {
            LOG.error("document {} could not be worked off", task.documentId(), unexpected);
            outcome =
                    task.attempts() < MOST_FAILURES
                            ? new OutboxConsumer.Outcome.Later()
                            : new OutboxConsumer.Outcome.Never(
                                    "failed again and again: "
                                            + unexpected.getClass().getSimpleName());
        }
        if (outcome instanceof OutboxConsumer.Outcome.Never never) {
            LOG.error("document {} is given up: {}", task.documentId(), never.reason());
            outbox.dead(task, never.reason());
        } else if (outcome instanceof OutboxConsumer.Outcome.Later) {
            outbox.again(task);
        } else {
            outbox.done(task);
        }
    }
}
