package vn.dangvu.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import vn.dangvu.signature.Verdict;
import vn.dangvu.signature.Verdict.Conclusion;

import java.time.Instant;
import java.util.List;

class SubmissionRulesTest {
    @Test
    void aValidSignatureIsAccepted() {
        assertThat(SubmissionRules.judge(verdict(Conclusion.TOTAL_PASSED, null, false)))
                .isEqualTo(Judgement.ACCEPTED);
    }

    @Test
    void anUnsignedReportIsRefused() {
        refuses("submission.unsigned", verdict(Conclusion.NO_SIGNATURE, null, false));
    }

    @Test
    void aFailedSignatureIsRefusedWithItsReason() {
        refuses(
                "submission.signature-invalid {reason=HASH_FAILURE}",
                verdict(Conclusion.TOTAL_FAILED, "HASH_FAILURE", false));
    }

    @Test
    void doubtIsRefused() {
        refuses(
                "submission.signature-undecided {reason=NO_CERTIFICATE_CHAIN_FOUND}",
                verdict(Conclusion.INDETERMINATE, "NO_CERTIFICATE_CHAIN_FOUND", false));
    }

    @Test
    void doubtThatOnlyWaitsForASourceIsTaken() {
        assertThat(SubmissionRules.judge(verdict(Conclusion.INDETERMINATE, "TRY_LATER", true)))
                .isEqualTo(Judgement.AWAITING_CHECK);
    }

    private static Verdict verdict(Conclusion conclusion, String reason, boolean retryable) {
        return new Verdict(conclusion, reason, retryable, Instant.EPOCH, "0", List.of(), List.of());
    }

    private static void refuses(String message, Verdict verdict) {
        assertThatThrownBy(() -> SubmissionRules.judge(verdict)).hasMessageStartingWith(message);
    }
}
