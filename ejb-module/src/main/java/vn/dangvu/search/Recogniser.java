package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.content.BlobId;
import vn.dangvu.content.ContentService;
import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.ExtractionReason;
import vn.dangvu.index.ExtractionUnavailableException;
import vn.dangvu.index.PageText;
import vn.dangvu.index.TextSource;
import vn.dangvu.outbox.Outbox;

import java.time.Duration;
import java.util.List;

/**
 * Reads the pictures among the pages of one file, one page after the other. Each page is kept as soon
 * as it is read: after a restart the next page follows.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class Recogniser {
    private static final Logger LOG = LoggerFactory.getLogger(Recogniser.class);

    /** Longer than the slowest page takes. */
    static final Duration HOLD = Duration.ofMinutes(5);

    private static final Duration UNTIL_INSTALLED = Duration.ofMinutes(10);
    private static final Duration UNTIL_REACHED = Duration.ofSeconds(30);

    /** A long scan is found by the pages read so far, without being indexed at every page. */
    private static final int PAGES_BETWEEN_INDEXING = 20;

    @Inject IndexConnection connection;
    @Inject Extractions extractions;
    @Inject RecognitionQueue queue;
    @Inject ContentService content;
    @Inject Outbox outbox;

    void work(BlobId blob) {
        ExtractionReason failure = ExtractionReason.NONE;
        int tried = 0;
        for (PageText page : extractions.of(blob).map(Extraction::pictures).orElse(List.of())) {
            ExtractionReason reason;
            try {
                ExtractedText text = recognise(blob, page);
                if (!keep(blob, page, text)) {
                    indexAnew(blob);
                    return;
                }
                reason =
                        text.pages().isEmpty()
                                ? ExtractionReason.of(text.reasonCode())
                                : ExtractionReason.NONE;
            } catch (ExtractionUnavailableException away) {
                LOG.warn("optical reading pauses: {}", away.getMessage());
                queue.pause(blob, "", UNTIL_REACHED);
                return;
            }
            if (reason == ExtractionReason.NO_RECOGNITION) {
                queue.pause(blob, reason.code(), UNTIL_INSTALLED);
                return;
            }
            failure = reason == ExtractionReason.NONE ? failure : reason;
            queue.advance(blob, HOLD);
            if (++tried % PAGES_BETWEEN_INDEXING == 0) {
                indexAnew(blob);
            }
        }
        conclude(blob, failure);
    }

    private ExtractedText recognise(BlobId blob, PageText page)
            throws ExtractionUnavailableException {
        return connection
                .opticalReader()
                .recognise(content.file(blob), "application/octet-stream", page.number());
    }

    /** False for a state secret, of which nothing more is read. */
    private boolean keep(BlobId blob, PageText page, ExtractedText text) {
        if (text.pages().isEmpty()) {
            return true;
        }
        PageText seen = text.pages().get(0);
        return extractions.recognised(blob, seen.text().isBlank() ? withStampOnly(page) : seen);
    }

    private static PageText withStampOnly(PageText page) {
        return new PageText(page.number(), page.text(), TextSource.RECOGNISED, "", 0);
    }

    private void conclude(BlobId blob, ExtractionReason failure) {
        extractions
                .of(blob)
                .map(read -> read.afterPictures(failure))
                .ifPresent(judged -> extractions.judge(blob, judged));
        queue.remove(blob);
        indexAnew(blob);
    }

    private void indexAnew(BlobId blob) {
        extractions.documentsWith(blob).forEach(document -> outbox.bring(document.value(), 0));
    }
}
