package vn.dangvu.receipt;

import vn.dangvu.document.DocumentId;

import java.time.Instant;
import java.util.UUID;

/**
 * Biên nhận.
 *
 * @param sha256 of the stored bytes
 * @param size in bytes
 * @param receivedAt when the request to submit had wholly arrived, before any check
 * @param dueAt null = no deadline
 * @param secondsLate 0 unless late; a part of a second counts as one
 */
public record ReceiptView(
        UUID id,
        DocumentId document,
        String sha256,
        long size,
        Instant receivedAt,
        Instant dueAt,
        Punctuality punctuality,
        long secondsLate,
        Instant issuedAt) {}
