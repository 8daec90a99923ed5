package vn.dangvu.submission;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.signature.SignatureService;

/** Asks again, every minute, for what could not be judged on arrival. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SubmissionRecheck {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionRecheck.class);
    private static final int BATCH = 20;

    @Inject SignatureService signatures;
    @Inject SubmissionService submissions;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void recheck() {
        try {
            signatures.undecided(BATCH).forEach(submissions::recheck);
            submissions.leftWaiting(BATCH).forEach(submissions::recheck);
        } catch (RuntimeException stillAway) {
            LOG.warn("undecided signatures cannot be judged now: {}", stillAway.toString());
        }
    }
}
