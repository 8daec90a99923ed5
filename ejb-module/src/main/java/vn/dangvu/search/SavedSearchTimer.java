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

import vn.dangvu.platform.Leases;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks every ten seconds whether something came into the index that saved searches should see. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SavedSearchTimer {
    private static final Logger LOG = LoggerFactory.getLogger(SavedSearchTimer.class);
    private static final Duration HOLD = Duration.ofMinutes(2);

    @Inject SavedSearchWatch watch;
    @Inject Leases leases;
    private final AtomicBoolean running = new AtomicBoolean();

    // not persistent: persistent timers live in a cluster that is switched off
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void look() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            if (leases.hold("saved-searches", HOLD)) {
                watch.run();
            }
        } catch (RuntimeException databaseAway) {
            LOG.warn("saved searches cannot be run now: {}", databaseAway.toString());
        } finally {
            running.set(false);
        }
    }
}
