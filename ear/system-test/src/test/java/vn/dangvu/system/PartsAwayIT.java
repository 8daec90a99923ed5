package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.ADMINISTRATOR;
import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;
import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;
import static vn.dangvu.launcher.SmokeJob.SECRETARY;
import static vn.dangvu.system.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokePdf;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** R72: parts are stopped under the running application and started again. */
@Order(9)
@ExtendWith(WholeSystem.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartsAwayIT {
    private static final String FRESH_CLERK = "lien.btgdv";
    private static final String FRESH_SECRETARY = "khang.btgdv";

    private final WholeSystem.Running system;
    private final SmokeSteps steps;

    PartsAwayIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    /** R63: everything but full text goes on; the index catches up by itself. */
    @Test
    @Order(1)
    void withoutElasticsearchOnlySearchIsAwayAndItCatchesUp() throws Exception {
        system.stack().stopElasticsearch();
        long report;
        try {
            SmokeAnswer search = steps.search(OFFICE_CLERK, "báo cáo");
            assertThat(search.status()).isEqualTo(503);
            assertThat(search.code()).isEqualTo("search.unavailable");
            assertThat(search.headers().firstValue("Retry-After")).isPresent();
            assertThat(page("/tra-cuu?q=b%C3%A1o")).contains("Tìm kiếm tạm ngừng");
            assertThat(page("/viec-can-lam")).contains("Chào đồng chí");
            report = signed("Báo cáo khi mất tìm kiếm", "gàrừnggáysáng");
            steps.submit(SECRETARY, report, null);
            steps.register(OFFICE_CLERK, report);
            assertThat(ready()).isEqualTo(200);
        } finally {
            system.stack().startElasticsearch();
        }
        steps.awaitFound(OFFICE_CLERK, "gàrừnggáysáng", report);
        JsonNode queue = steps.as(ADMINISTRATOR).read("/operation/outbox");
        assertThat(queue.path("dead")).isEmpty();
    }

    /**
     * R41: sources of revocation away: signed at B-T, taken as awaiting its check, never
     * as a good one; accepted and brought to B-LT when they are back. The signer is one whose
     * certificate nobody has asked about yet: answers are kept for a while.
     */
    @Test
    @Order(2)
    void withoutRevocationSourcesAReportAwaitsItsCheckAndIsExtendedLater() throws Exception {
        long report =
                steps.draft(
                        FRESH_CLERK,
                        Draft.report("Khi mất OCSP", null, SmokePdf.of(List.of("Khi mất OCSP"))));
        Files.createFile(system.revocationAway());
        try {
            steps.sign(FRESH_SECRETARY, report);
            JsonNode receipt = steps.submit(FRESH_SECRETARY, report, null);
            assertThat(receipt.path("id").asText()).isNotEmpty();
            assertThat(judgement(report)).isEqualTo("AWAITING_CHECK");
            JsonNode verdict = steps.as(FRESH_SECRETARY).read("/documents/" + report + "/verdict");
            assertThat(verdict.path("indication").asText()).isEqualTo("INDETERMINATE");
            assertThat(verdict.path("retryable").asBoolean()).isTrue();
            assertThat(verdict.at("/signatures/0/level").asText()).isEqualTo("B_T");
        } finally {
            Files.delete(system.revocationAway());
        }
        // whoever does not want to wait for the timer judges by hand; the report goes on at once
        await(() -> judgedByHand(report).equals("TOTAL_PASSED"));
        assertThat(judgement(report)).isEqualTo("ACCEPTED");
        await(() -> level(report).equals("B_LT"));
        assertThat(steps.as(FRESH_SECRETARY).read("/documents/" + report + "/versions")).hasSize(3);
        assertThat(steps.as(OFFICE_CLERK).get("/register/awaiting").granted().text())
                .as("extended since it was sent, it still waits for the register")
                .contains("Khi mất OCSP");
        steps.register(OFFICE_CLERK, report);
    }

    @Test
    @Order(3)
    void withoutTimeStampsNothingIsSignedAndNothingIsLost() throws Exception {
        long unsigned = drafted("Báo cáo không ký được");
        system.stack().stopPki();
        try {
            SmokeAnswer refused = steps.trySign(SECRETARY, unsigned, steps.pinOf(SECRETARY));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("signature.time-stamp-unavailable");
        } finally {
            system.stack().startPki();
        }
        assertThat(steps.sign(SECRETARY, unsigned).path("status").asText()).isEqualTo("SIGNED");
    }

    /** Everything says so within seconds, nothing is lost, and it comes back without a restart. */
    @Test
    @Order(4)
    void withoutPostgresqlRequestsAreAnswered503AndComeBack() throws Exception {
        long report = signed("Báo cáo trước khi mất cơ sở dữ liệu", "chimcútdậysớm");
        system.stack().stopPostgres();
        try {
            await(() -> ready() == 503);
            SmokeAnswer answer = steps.as(SECRETARY).get("/documents/" + report);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("request.unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.text()).doesNotContain("Exception");
            assertThat(status("/health/live")).isEqualTo(200);
            assertThat(page("/viec-can-lam"))
                    .contains("Cơ sở dữ liệu tạm thời không trả lời. Không có gì bị mất");
        } finally {
            system.stack().startPostgres();
        }
        await(() -> ready() == 200);
        await(() -> steps.as(SECRETARY).get("/documents/" + report).status() == 200);
        steps.submit(SECRETARY, report, null);
        assertThat(
                        steps.as(ADMINISTRATOR)
                                .read("/operation/audit-chain")
                                .path("intact")
                                .asBoolean())
                .isTrue();
    }

    private long drafted(String subject) throws IOException {
        return steps.draft(
                COMMITTEE_CLERK, Draft.report(subject, null, SmokePdf.of(List.of(subject))));
    }

    private long signed(String subject, String word) throws IOException {
        long report =
                steps.draft(
                        COMMITTEE_CLERK,
                        Draft.report(subject, null, SmokePdf.of(List.of(subject, word))));
        steps.sign(SECRETARY, report);
        return report;
    }

    private String judgement(long report) throws IOException {
        return steps.as(FRESH_SECRETARY)
                .read("/documents/" + report + "/submission")
                .path("judgement")
                .asText();
    }

    private String judgedByHand(long report) throws IOException {
        return steps.as(OFFICE_CLERK)
                .post("/documents/" + report + "/verdict")
                .granted()
                .json()
                .path("indication")
                .asText();
    }

    /** A page as the clerk of the office gets it. */
    private String page(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(system.stack().url() + path))
                        .header("Cookie", steps.as(OFFICE_CLERK).cookie())
                        .timeout(Duration.ofSeconds(40))
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String level(long report) throws IOException {
        return steps.as(FRESH_SECRETARY)
                .read("/documents/" + report + "/verdict")
                .at("/signatures/0/level")
                .asText();
    }

    private int ready() throws IOException {
        return status("/health/ready");
    }

    private int status(String path) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(system.stack().url() + path))
                                    .timeout(Duration.ofSeconds(40))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
