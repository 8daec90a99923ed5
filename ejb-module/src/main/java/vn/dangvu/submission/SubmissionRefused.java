package vn.dangvu.submission;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Map;

/** A report is not taken; nothing was sent. */
public final class SubmissionRefused extends DomainException {
    private SubmissionRefused(Refusal refusal, String code, Map<String, Object> facts) {
        super(refusal, code, facts);
    }

    static SubmissionRefused unsigned() {
        return new SubmissionRefused(Refusal.INVALID, "submission.unsigned", Map.of());
    }

    /** @param reason a sub-indication of EN 319 102-1 */
    static SubmissionRefused signatureInvalid(String reason) {
        return new SubmissionRefused(
                Refusal.INVALID, "submission.signature-invalid", Map.of("reason", reason));
    }

    /** @param reason a sub-indication of EN 319 102-1 */
    static SubmissionRefused signatureUndecided(String reason) {
        return new SubmissionRefused(
                Refusal.INVALID, "submission.signature-undecided", Map.of("reason", reason));
    }

    static SubmissionRefused notOfficer() {
        return new SubmissionRefused(Refusal.FORBIDDEN, "submission.not-officer", Map.of());
    }

    static SubmissionRefused keyReused() {
        return new SubmissionRefused(Refusal.CONFLICT, "submission.key-reused", Map.of());
    }

    static SubmissionRefused keyMissing() {
        return new SubmissionRefused(
                Refusal.INVALID, "submission.key", Map.of("field", "idempotencyKey"));
    }

    static SubmissionRefused contentDamaged() {
        return new SubmissionRefused(Refusal.UNAVAILABLE, "submission.content-damaged", Map.of());
    }
}
