package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;
import static vn.dangvu.launcher.SmokeJob.SECRETARY;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokePdf;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Wrong PINs, and "gửi" pressed more than once. */
@Order(3)
@ExtendWith(WholeSystem.class)
class SigningIT {
    private static final String OTHER_SECRETARY = "trang.btctu";
    private static final int AT_ONCE = 20;

    private final WholeSystem.Running system;
    private final SmokeSteps steps;

    SigningIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    @Test
    void aWrongPinSignsNothingAndTheRightOneDoesAfterwards() throws Exception {
        long report = report("Sai PIN");

        SmokeAnswer refused = steps.trySign(SECRETARY, report, "000000");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).startsWith("token.pin-");
        assertThat(steps.document(SECRETARY, report).path("status").asText())
                .isEqualTo("AWAITING_SIGNATURE");
        assertThat(steps.sign(SECRETARY, report).path("status").asText()).isEqualTo("SIGNED");
    }

    @Test
    void withoutAPinNothingIsSigned() throws Exception {
        long report = report("Không có PIN");
        int ordinal = steps.ordinal(SECRETARY, report);

        SmokeAnswer none =
                steps.as(SECRETARY)
                        .post("/documents/" + report + "/signature", Map.of("ordinal", ordinal));

        assertThat(none.status()).isEqualTo(422);
        assertThat(steps.trySign(SECRETARY, report, "").status()).isEqualTo(422);
        assertThat(steps.document(SECRETARY, report).at("/current/ordinal").asInt())
                .isEqualTo(ordinal);
    }

    @Test
    void anotherPersonsPinNeverSignsNotEvenWhileTheOwnerIsSigning() throws Exception {
        List<Long> own = List.of(report("Của tôi 1"), report("Của tôi 2"), report("Của tôi 3"));
        long attacked = report("Bị thử PIN của người khác");
        String foreign = steps.pinOf(OTHER_SECRETARY);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<SmokeAnswer>> tries = new ArrayList<>();
            for (long id : own) {
                tries.add(() -> steps.trySign(SECRETARY, id, steps.pinOf(SECRETARY)));
                tries.add(() -> steps.trySign(SECRETARY, attacked, foreign));
                tries.add(() -> steps.trySign(SECRETARY, attacked, ""));
            }
            List<SmokeAnswer> answers = all(threads.invokeAll(tries));

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).status()).isEqualTo(i % 3 == 0 ? 200 : 422);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(steps.document(SECRETARY, attacked).path("status").asText())
                .isEqualTo("AWAITING_SIGNATURE");
    }

    @Test
    void onlyTheNamedSignerSigns() throws Exception {
        long report = report("Văn thư không ký thay");

        assertThat(steps.trySign(COMMITTEE_CLERK, report, steps.pinOf(SECRETARY)).code())
                .isEqualTo("signature.not-signer");
    }

    /** No PIN is written anywhere that a log reader sees. */
    @Test
    void noLogHoldsAPin() throws Exception {
        steps.trySign(SECRETARY, report("PIN trong nhật ký"), "918273645");

        String log = Files.readString(system.stack().log("application"), StandardCharsets.UTF_8);

        assertThat(log).doesNotContain("918273645").doesNotContain("\"pin\"");
    }

    @Test
    void anUnsignedReportIsNotTaken() throws Exception {
        long report = report("Chưa ký");

        SmokeAnswer answer = steps.trySubmit(SECRETARY, report, null, UUID.randomUUID().toString());

        assertThat(answer.code()).isEqualTo("submission.unsigned");
        assertThat(steps.as(SECRETARY).get("/documents/" + report + "/submission").status())
                .isEqualTo(404);
    }

    @Test
    void aSecondPressWithTheSameKeyOrAnotherGetsTheFirstReceipt() throws Exception {
        long report = signed("Bấm hai lần");
        String key = UUID.randomUUID().toString();
        String first = receipt(steps.trySubmit(SECRETARY, report, null, key));

        assertThat(receipt(steps.trySubmit(SECRETARY, report, null, key))).isEqualTo(first);
        assertThat(receipt(steps.trySubmit(COMMITTEE_CLERK, report, null, "another-key-1")))
                .isEqualTo(first);
        assertThat(steps.trySubmit(SECRETARY, report, null, "short").code())
                .isEqualTo("submission.key");
    }

    @Test
    void aKeyOfAnotherReportIsRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        steps.trySubmit(SECRETARY, signed("Khóa thứ nhất"), null, key).granted();

        SmokeAnswer answer = steps.trySubmit(SECRETARY, signed("Khóa thứ hai"), null, key);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("submission.key-reused");
    }

    @Test
    void twentyPressesAtOnceSubmitOnce() throws Exception {
        long report = signed("Bấm hai mươi lần cùng lúc");
        int before = sent();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<SmokeAnswer>> presses = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String key = i % 2 == 0 ? "the-same-key-" + report : "key-" + i + "-" + report;
                presses.add(() -> steps.trySubmit(SECRETARY, report, null, key));
            }
            List<String> receipts = new ArrayList<>();
            for (SmokeAnswer answer : all(threads.invokeAll(presses))) {
                receipts.add(receipt(answer));
            }
            assertThat(receipts).hasSize(AT_ONCE).containsOnly(receipts.get(0));
        } finally {
            threads.shutdownNow();
        }
        assertThat(sent()).isEqualTo(before + 1);
    }

    /** R46: bytes that are no longer what they were get no receipt. */
    @Test
    void aReportWhoseStoredBytesAreDamagedGetsNoReceipt() throws Exception {
        long report = signed("Tệp hỏng trong kho");
        String sha256 = steps.document(SECRETARY, report).at("/current/sha256").asText();
        Path stored =
                system.contentStore()
                        .resolve(sha256.substring(0, 2))
                        .resolve(sha256.substring(2, 4))
                        .resolve(sha256);
        byte[] good = Files.readAllBytes(stored);
        byte[] bad = good.clone();
        bad[bad.length / 3] ^= 1;
        Files.write(stored, bad);
        try {
            SmokeAnswer answer =
                    steps.trySubmit(SECRETARY, report, null, UUID.randomUUID().toString());
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(steps.as(SECRETARY).get("/documents/" + report + "/submission").status())
                    .isEqualTo(404);
        } finally {
            Files.write(stored, good);
        }
        steps.submit(SECRETARY, report, null);
    }

    /** R33: each step once and in order. */
    @Test
    void stepsCannotBeSkippedOrRepeated() throws Exception {
        long report = signed("Thứ tự các bước");

        assertThat(
                        steps.as("chau.duk")
                                .post("/register/entries", Map.of("documentId", report))
                                .status())
                .as("not sent yet: the office does not know it")
                .isEqualTo(404);
        steps.submit(SECRETARY, report, null);
        steps.register("chau.duk", report);
        assertThat(
                        steps.as("chau.duk")
                                .post("/register/entries", Map.of("documentId", report))
                                .code())
                .isEqualTo("document.wrong-state");
        assertThat(
                        steps.as("chau.duk")
                                .post(
                                        "/documents/" + report + "/return",
                                        Map.of("reason", "Trả lại muộn"))
                                .code())
                .isEqualTo("document.wrong-state");
    }

    private long report(String subject) throws IOException {
        return steps.draft(
                COMMITTEE_CLERK, Draft.report(subject, null, SmokePdf.of(List.of(subject))));
    }

    private long signed(String subject) throws IOException {
        long report = report(subject);
        steps.sign(SECRETARY, report);
        return report;
    }

    private int sent() throws IOException {
        return steps.as(SECRETARY).read("/submissions").size();
    }

    private static String receipt(SmokeAnswer answer) throws IOException {
        return answer.granted().json().path("id").asText();
    }

    private static List<SmokeAnswer> all(List<Future<SmokeAnswer>> futures) throws Exception {
        List<SmokeAnswer> answers = new ArrayList<>();
        for (Future<SmokeAnswer> future : futures) {
            answers.add(future.get());
        }
        return answers;
    }
}
