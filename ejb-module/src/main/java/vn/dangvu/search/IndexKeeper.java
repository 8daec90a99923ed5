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

import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.outbox.Outbox;
import vn.dangvu.search.IndexComparison.Differences;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the index equal to the database without anybody's help: goes on with a rebuild, and compares
 * the two after a start, after the server was away, and each night (SECURITY R63).
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IndexKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    private static final long NEVER = -1;

    @Inject IndexRebuilding rebuilding;
    @Inject IndexComparison comparison;
    @Inject IndexConnection connection;
    @Inject Outbox outbox;
    private final AtomicBoolean running = new AtomicBoolean();

    /** The count of losses when index and database were last compared. */
    private volatile long comparedAt = NEVER;

    private volatile String trouble = "";

    // not persistent: persistent timers live in a cluster that is switched off
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void keep() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            while (rebuilding.step()) {
                comparedAt = NEVER;
            }
            long losses = connection.losses();
            if (comparedAt != losses && outbox.waiting() == 0 && compare()) {
                comparedAt = losses;
            }
        } catch (RuntimeException databaseAway) {
            LOG.warn("the index cannot be looked after now: {}", databaseAway.toString());
        } finally {
            running.set(false);
        }
    }

    @Schedule(hour = "2", minute = "20", persistent = false)
    void compareTonight() {
        comparedAt = NEVER;
    }

    /** True when the index could be asked; what differs is on its way then. */
    private boolean compare() {
        try {
            Differences found = comparison.repair();
            trouble = "";
            if (found.none()) {
                LOG.info("the index has all {} documents", found.inIndex());
            } else {
                LOG.warn(
                        "brought to the index: {} missing, {} outdated, {} surplus documents",
                        found.missing().size(),
                        found.outdated().size(),
                        found.surplus().size());
            }
            return true;
        } catch (IndexUnavailableException away) {
            // another version of its schema too; said once and not every two seconds
            if (!away.getMessage().equals(trouble)) {
                LOG.warn("the index cannot be compared: {}", away.getMessage());
            }
            trouble = away.getMessage();
            return false;
        }
    }
}
