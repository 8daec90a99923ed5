package vn.dangvu.web.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.signature.Verdict;
import vn.dangvu.signature.Verdict.Conclusion;
import vn.dangvu.signature.Verdict.FindingView;
import vn.dangvu.signature.Verdict.SignatureView;
import vn.dangvu.web.text.Messages;

import java.time.Instant;
import java.util.List;

class VerdictWordsTest {
    private static final Instant SIGNED = Instant.parse("2026-10-05T01:47:12Z");

    private static VerdictPanel panel(Verdict verdict) {
        VerdictWords words = new VerdictWords();
        words.messages = new Messages();
        return words.panel(verdict);
    }

    private static Verdict verdict(
            Conclusion conclusion, String sub, boolean retryable, SignatureView... signatures) {
        return new Verdict(
                conclusion,
                sub,
                retryable,
                SIGNED,
                "ab".repeat(32),
                List.of(signatures),
                List.of());
    }

    private static SignatureView signature(
            Conclusion conclusion, String sub, String changesAfter, FindingView... changes) {
        return signature("B_T", conclusion, sub, changesAfter, changes);
    }

    private static SignatureView signature(
            String level,
            Conclusion conclusion,
            String sub,
            String changesAfter,
            FindingView... changes) {
        return signature(level, conclusion, sub, changesAfter, List.of(), changes);
    }

    private static SignatureView signature(
            String level,
            Conclusion conclusion,
            String sub,
            String changesAfter,
            List<FindingView> findings,
            FindingView... changes) {
        return new SignatureView(
                "Signature1",
                false,
                conclusion,
                sub,
                "Đỗ Thanh Sơn",
                "Đảng ủy Khối",
                "CN=Đỗ Thanh Sơn",
                "C=VN, O=Ban Cơ yếu, CN=CA\\, phục vụ Đảng",
                "1f",
                SIGNED,
                SIGNED.plusSeconds(1000),
                "cd".repeat(32),
                "RSA",
                SIGNED,
                SIGNED,
                level,
                null,
                true,
                changesAfter,
                List.of(changes),
                findings);
    }

    @Test
    void whatNobodySignedInAValidFileIsSaid() {
        FindingView padding =
                new FindingView("CONTENTS_PADDING_NOT_ZERO", "SUSPICIOUS", "50 of 6000 bytes");
        VerdictPanel panel =
                panel(
                        verdict(
                                Conclusion.TOTAL_PASSED,
                                null,
                                false,
                                signature(
                                        "B_T",
                                        Conclusion.TOTAL_PASSED,
                                        null,
                                        "NONE",
                                        List.of(padding))));
        assertThat(panel.kind()).isEqualTo("ok");
        assertThat(panel.explanation()).endsWith("dữ liệu này không hiện trên trang.");
    }

    @Test
    void validIsGreenAndSaysWhoAndWhen() {
        VerdictPanel panel =
                panel(
                        verdict(
                                Conclusion.TOTAL_PASSED,
                                null,
                                false,
                                signature(Conclusion.TOTAL_PASSED, null, "NONE")));
        assertThat(panel.kind()).isEqualTo("ok");
        assertThat(panel.headline()).isEqualTo("Hợp lệ, không bị sửa");
        VerdictPanel.Signature one = panel.signatures().get(0);
        assertThat(one.who()).isEqualTo("Đỗ Thanh Sơn");
        assertThat(one.capacity()).isEqualTo("Đảng ủy Khối");
        assertThat(one.when()).isEqualTo("Ký 05/10/2026 08:47:12, có dấu thời gian");
        assertThat(one.issuer()).isEqualTo("CA, phục vụ Đảng");
        assertThat(one.level()).isEqualTo("PAdES B-T");
        assertThat(one.whyNot()).isEmpty();
    }

    @Test
    void aSealAfterTheSignatureIsNoChange() {
        VerdictPanel panel =
                panel(
                        verdict(
                                Conclusion.TOTAL_PASSED,
                                null,
                                false,
                                signature(Conclusion.TOTAL_PASSED, null, "ALLOWED"),
                                signature(Conclusion.TOTAL_PASSED, null, "NONE")));
        assertThat(panel.explanation()).startsWith("2 chữ ký đều hợp lệ. Sau chữ ký đầu chỉ thêm");
    }

    @Test
    void whatTheOrganisationsKeySignedForIsSaid() {
        SignatureView stamp =
                new SignatureView(
                        "Signature2",
                        false,
                        Conclusion.TOTAL_PASSED,
                        null,
                        "Đảng ủy Khối",
                        "Đảng ủy Khối",
                        "CN=Đảng ủy Khối",
                        "CN=CA",
                        "2f",
                        SIGNED,
                        SIGNED.plusSeconds(1000),
                        "cd".repeat(32),
                        "RSA",
                        SIGNED,
                        SIGNED,
                        "B_LT",
                        "Ghi số, ngày văn bản",
                        true,
                        "NONE",
                        List.of(),
                        List.of());
        VerdictPanel panel = panel(verdict(Conclusion.TOTAL_PASSED, null, false, stamp));
        assertThat(panel.signatures().get(0).capacity())
                .isEqualTo("Con dấu của cơ quan: Ghi số, ngày văn bản");
    }

    @Test
    void revocationDataAloneIsNotWorthAWord() {
        VerdictPanel panel =
                panel(
                        verdict(
                                Conclusion.TOTAL_PASSED,
                                null,
                                false,
                                signature("B_LT", Conclusion.TOTAL_PASSED, null, "ALLOWED")));
        assertThat(panel.explanation()).isEqualTo("Chữ ký hợp lệ, tệp còn nguyên như lúc ký.");
        assertThat(panel.signatures().get(0).level()).isEqualTo("PAdES B-LT");
    }

    @Test
    void whatCannotBeConcludedIsNeverGreen() {
        VerdictPanel panel =
                panel(
                        verdict(
                                Conclusion.INDETERMINATE,
                                "TRY_LATER",
                                true,
                                signature(Conclusion.INDETERMINATE, "TRY_LATER", "NONE")));
        assertThat(panel.kind()).isEqualTo("wait");
        assertThat(panel.headline()).isEqualTo("Chưa kết luận được");
        assertThat(panel.explanation()).contains("Thử lại sau 15 phút");
    }

    @Test
    void revokedNamesTheOneReason() {
        VerdictPanel panel =
                panel(
                        verdict(
                                Conclusion.TOTAL_FAILED,
                                "REVOKED",
                                false,
                                signature(Conclusion.TOTAL_FAILED, "REVOKED", "NONE")));
        assertThat(panel.headline()).isEqualTo("Không hợp lệ");
        assertThat(panel.explanation()).isEqualTo("Chứng thư đã bị thu hồi trước khi ký.");
    }

    @Test
    void changedComesBeforeEveryOtherReason() {
        VerdictPanel panel =
                panel(
                        verdict(
                                Conclusion.TOTAL_FAILED,
                                "FORMAT_FAILURE",
                                false,
                                signature(
                                        Conclusion.TOTAL_FAILED,
                                        "FORMAT_FAILURE",
                                        "MODIFIED",
                                        new FindingView(
                                                "CHANGED_PAGE_CONTENT", "FAILURE", "4 0"))));
        assertThat(panel.kind()).isEqualTo("bad");
        assertThat(panel.headline()).isEqualTo("Bị sửa sau khi ký");
        assertThat(panel.explanation()).isEqualTo("Nội dung trên trang bị đổi.");
    }

    @Test
    void aFileThatCannotBeReadIsNotCalledUnsigned() {
        Verdict locked =
                new Verdict(
                        Conclusion.NO_SIGNATURE,
                        null,
                        false,
                        SIGNED,
                        "ab".repeat(32),
                        List.of(),
                        List.of(new FindingView("ENCRYPTED", "FAILURE", "")));
        assertThat(panel(locked).headline()).isEqualTo("Chưa kết luận được");
        assertThat(panel(locked).explanation()).contains("mật khẩu");
    }

    @Test
    void everySubIndicationHasASentence() {
        Messages messages = new Messages();
        for (String sub :
                List.of(
                        "FORMAT_FAILURE",
                        "HASH_FAILURE",
                        "SIG_CRYPTO_FAILURE",
                        "REVOKED",
                        "EXPIRED",
                        "NOT_YET_VALID",
                        "SIG_CONSTRAINTS_FAILURE",
                        "CHAIN_CONSTRAINTS_FAILURE",
                        "CERTIFICATE_CHAIN_GENERAL_FAILURE",
                        "CRYPTO_CONSTRAINTS_FAILURE",
                        "POLICY_PROCESSING_ERROR",
                        "TIMESTAMP_ORDER_FAILURE",
                        "NO_SIGNING_CERTIFICATE_FOUND",
                        "NO_CERTIFICATE_CHAIN_FOUND",
                        "REVOKED_NO_POE",
                        "REVOKED_CA_NO_POE",
                        "OUT_OF_BOUNDS_NOT_REVOKED",
                        "OUT_OF_BOUNDS_NO_POE",
                        "REVOCATION_OUT_OF_BOUNDS_NO_POE",
                        "CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
                        "NO_POE",
                        "TRY_LATER",
                        "SIGNED_DATA_NOT_FOUND",
                        "NO_SIGNATURE_FOUND")) {
            assertThat(messages.has("verdict.reason." + sub)).as(sub).isTrue();
        }
    }
}
