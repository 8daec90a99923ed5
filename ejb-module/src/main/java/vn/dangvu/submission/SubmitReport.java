package vn.dangvu.submission;

import vn.dangvu.document.DocumentId;
import vn.dangvu.obligation.ObligationId;

/**
 * Send a signed report up.
 *
 * @param ordinal the version that was looked at; another current one refuses
 * @param obligation what it answers; null = unasked
 * @param idempotencyKey made by the sender once for this act, 8 to 100 characters; the same key again
 *     returns the first receipt
 */
public record SubmitReport(
        DocumentId document, int ordinal, ObligationId obligation, String idempotencyKey) {}
