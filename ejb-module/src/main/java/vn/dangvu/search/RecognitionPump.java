package vn.dangvu.search;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.content.BlobId;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks every two seconds whether scans wait to be read, and has them read one at a time. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecognitionPump {
    private static final Logger LOG = LoggerFactory.getLogger(RecognitionPump.class);

    @Inject RecognitionQueue queue;
    @Inject Recogniser recogniser;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean fresh = new AtomicBoolean(true);

    // not persistent: persistent timers live in a cluster that is switched off
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void pump() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            if (fresh.compareAndSet(true, false)) {
                queue.releaseTaken();
            }
            Optional<BlobId> blob = queue.take(Recogniser.HOLD);
            while (blob.isPresent()) {
                recogniser.work(blob.get());
                blob = queue.take(Recogniser.HOLD);
            }
        } catch (RuntimeException databaseAway) {
            LOG.warn("scans cannot be read now: {}", databaseAway.toString());
        } finally {
            running.set(false);
        }
    }
}
