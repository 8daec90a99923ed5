package vn.dangvu.submission;

import vn.dangvu.document.DocumentView;
import vn.dangvu.receipt.ReceiptView;

import java.time.Instant;

/**
 * A report that was sent.
 *
 * @param returnedAt null = not given back
 * @param returnReason in the words of the office; null when not given back
 */
public record SubmissionView(
        DocumentView document,
        ReceiptView receipt,
        Judgement judgement,
        Instant returnedAt,
        String returnReason) {}
