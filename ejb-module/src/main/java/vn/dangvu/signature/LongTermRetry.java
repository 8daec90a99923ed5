package vn.dangvu.signature;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.document.DocumentId;

/**
 * Brings to B-LT, every minute, what was signed while the sources of revocation were away; half a
 * minute after what waited for its check was judged again.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LongTermRetry {
    private static final Logger LOG = LoggerFactory.getLogger(LongTermRetry.class);
    private static final int BATCH = 20;

    @Inject SignatureService signatures;

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void retry() {
        for (DocumentId document : signatures.shortOfLongTerm(BATCH)) {
            try {
                signatures.extend(document);
            } catch (RuntimeException notNow) {
                LOG.warn("{} stays without revocation data: {}", document, notNow.toString());
            }
        }
    }
}
