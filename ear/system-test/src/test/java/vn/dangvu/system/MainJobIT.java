package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.ADMINISTRATOR;
import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;
import static vn.dangvu.launcher.SmokeJob.LEADER;
import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;
import static vn.dangvu.launcher.SmokeJob.SECRETARY;
import static vn.dangvu.launcher.SmokeJob.SPECIALIST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokeJob;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** One directive down and one report up, from the first upload to the last word of the lead. */
@Order(1)
@ExtendWith(WholeSystem.class)
class MainJobIT {
    private static final String OTHER_CLERK = "lam.btctu";
    private static final String OTHER_SECRETARY = "trang.btctu";

    private final WholeSystem.Running system;
    private final SmokeSteps steps;

    MainJobIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    @Test
    void everyStepHoldsFromTheDirectiveToTheCompletedReport() throws Exception {
        SmokeJob job = new SmokeJob(steps);

        SmokeJob.Done done = job.run();

        System.out.println("seconds of each step: " + job.seconds());
        JsonNode entry =
                steps.as(OFFICE_CLERK).read("/documents/" + done.report() + "/register-entry");
        assertThat(entry.path("arrivalNumber").asLong()).isEqualTo(done.arrivalNumber());
        JsonNode recipients =
                steps.as(OFFICE_CLERK).read("/documents/" + done.directive() + "/recipients");
        assertThat(recipients.at("/0/statusCode").asText()).isEqualTo("06");
        assertThat(steps.as(SECRETARY).read("/obligations").findValuesAsText("directiveId"))
                .doesNotContain(Long.toString(done.directive()));
        assertThat(
                        steps.as(ADMINISTRATOR)
                                .read("/operation/audit-chain")
                                .path("intact")
                                .asBoolean())
                .isTrue();
    }

    /** The index holds the newest state, not one that it saw on the way. */
    @Test
    void theIndexCatchesUpWithTheLastStepOfManyQuickOnes() throws Exception {
        long report =
                steps.draft(
                        COMMITTEE_CLERK,
                        Draft.report("Nhiều bước nhanh", null, VietnamesePdf.of("Nhiều bước")));
        steps.sign(SECRETARY, report);
        steps.submit(SECRETARY, report, null);
        steps.register(OFFICE_CLERK, report);

        String status = "";
        for (int tries = 0; tries < 120 && !status.equals("REGISTERED"); tries++) {
            Thread.sleep(250);
            status = indexedStatus(report);
        }
        assertThat(status).isEqualTo("REGISTERED");
    }

    @Test
    void aReportWithRealTextIsFoundWithAndWithoutDiacriticsByThoseWhoMaySeeItOnly()
            throws Exception {
        String marker = "trống đồng Ngọc Lũ " + Long.toString(System.nanoTime(), 36);
        byte[] pdf =
                VietnamesePdf.of(
                        "ĐẢNG ỦY VĂN PHÒNG TỈNH ỦY\nBáo cáo sơ kết học tập nghị quyết.\n" + marker);
        long report =
                steps.draft(COMMITTEE_CLERK, Draft.report("Báo cáo sơ kết học tập", null, pdf));
        steps.sign(SECRETARY, report);
        steps.submit(SECRETARY, report, null);

        steps.awaitFound(OFFICE_CLERK, "\"trống đồng Ngọc Lũ\"", report);
        assertThat(steps.finds(OFFICE_CLERK, "trong dong ngoc lu", report)).isTrue();
        assertThat(steps.finds(COMMITTEE_CLERK, "trong dong ngoc lu", report)).isTrue();
        assertThat(steps.finds(OTHER_CLERK, "trong dong ngoc lu", report)).isFalse();
        assertThat(steps.finds(OTHER_SECRETARY, marker, report)).isFalse();
        assertThat(steps.finds(SPECIALIST, marker, report)).isFalse();
        assertThat(steps.finds(ADMINISTRATOR, marker, report)).isFalse();
        assertThat(steps.search(OTHER_CLERK, "trong dong ngoc lu").json().path("total").asLong())
                .isZero();
    }

    /** R46: the receipt names the bytes that are kept, and they can be read back. */
    @Test
    void theReceiptNamesTheVeryBytesThatAreReadBack() throws Exception {
        long report =
                steps.draft(
                        COMMITTEE_CLERK,
                        Draft.report("Báo cáo tháng", null, VietnamesePdf.of("Báo cáo tháng")));
        steps.sign(SECRETARY, report);
        JsonNode receipt = steps.submit(SECRETARY, report, null);

        SmokeAnswer content =
                steps.as(OFFICE_CLERK).get("/documents/" + report + "/content").granted();

        String digest =
                HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content.body()));
        assertThat(digest).isEqualTo(receipt.path("sha256").asText());
        assertThat(content.body()).hasSize(receipt.path("size").asInt());
        assertThat(receipt.path("punctuality").asText()).isEqualTo("NO_DEADLINE");
        assertThat(content.headers().firstValue("ETag")).contains("\"" + digest + "\"");
        assertThat(content.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(content.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox;");
        assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void theSignatureSaysWhoAndWhenAndReachesLevelBLT() throws Exception {
        long report =
                steps.draft(
                        COMMITTEE_CLERK,
                        Draft.report("Báo cáo quý", null, VietnamesePdf.of("Báo cáo quý")));
        steps.sign(SECRETARY, report);

        JsonNode verdict = steps.as(SECRETARY).read("/documents/" + report + "/verdict");

        assertThat(verdict.path("indication").asText()).isEqualTo("TOTAL_PASSED");
        JsonNode signature = verdict.at("/signatures/0");
        assertThat(signature.path("signerName").asText()).isEqualTo("Trần Thị Hiền");
        assertThat(signature.path("level").asText()).isEqualTo("B_LT");
        assertThat(signature.path("provenTime").asText()).isNotEmpty();
        assertThat(signature.path("changesAfter").asText()).isEqualTo("ALLOWED");
    }

    /** R39: the seal is another person's and only on a signed version. */
    @Test
    void theLeaderCannotSealAndAnUnsignedDirectiveIsNotSealed() throws Exception {
        long directive =
                steps.draft(
                        OFFICE_CLERK,
                        Draft.directive("Hướng dẫn thử", VietnamesePdf.of("Hướng dẫn")));

        assertThat(seal(OFFICE_CLERK, directive).code()).isEqualTo("document.wrong-state");
        steps.sign(LEADER, directive);
        assertThat(seal(LEADER, directive).code()).isEqualTo("seal.not-clerk");
        assertThat(seal(OFFICE_CLERK, directive).status()).isEqualTo(200);
        JsonNode verdict = steps.as(OFFICE_CLERK).read("/documents/" + directive + "/verdict");
        assertThat(verdict.path("indication").asText()).isEqualTo("TOTAL_PASSED");
        assertThat(verdict.path("signatures").findValuesAsText("reason"))
                .as("the leader's, then number and date, name and seal of the organisation")
                .containsExactly(
                        "Ký ban hành",
                        "Ghi số, ngày văn bản",
                        "Thông tin cơ quan ban hành",
                        "Đóng dấu phát hành");
        assertThat(verdict.path("signatures").findValuesAsText("indication"))
                .containsOnly("TOTAL_PASSED");
    }

    @Test
    void aReturnedReportIsOwedAgainAndGoesUpAsTheNextVersion() throws Exception {
        long directive =
                steps.draft(
                        OFFICE_CLERK,
                        Draft.directive("Yêu cầu báo cáo", VietnamesePdf.of("Yêu cầu báo cáo")));
        steps.sign(LEADER, directive);
        steps.seal(OFFICE_CLERK, directive);
        steps.publish(OFFICE_CLERK, directive, List.of(steps.unitOf(SECRETARY)));
        long report =
                steps.draft(
                        COMMITTEE_CLERK,
                        Draft.report("Báo cáo lần 1", directive, VietnamesePdf.of("Lần 1")));
        steps.sign(SECRETARY, report);
        JsonNode first = steps.submit(SECRETARY, report, steps.owed(SECRETARY, directive));

        steps.as(OFFICE_CLERK)
                .post("/documents/" + report + "/return", Map.of("reason", "Thiếu phụ lục số liệu"))
                .granted();

        JsonNode sent = steps.as(SECRETARY).read("/documents/" + report + "/submission");
        assertThat(sent.path("returnReason").asText()).isEqualTo("Thiếu phụ lục số liệu");
        long owed = steps.owed(SECRETARY, directive);
        steps.as(COMMITTEE_CLERK).post("/documents/" + report + "/signature-request").granted();
        steps.sign(SECRETARY, report);
        JsonNode second = steps.submit(SECRETARY, report, owed);
        assertThat(second.path("id").asText()).isNotEqualTo(first.path("id").asText());
    }

    private String indexedStatus(long id) throws Exception {
        URI found =
                URI.create(
                        system.stack().elasticsearchUrl()
                                + "/dangvu-documents*/_search?q=document_id:"
                                + id);
        String json =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(found).build(), BodyHandlers.ofString())
                        .body();
        return JsonMapper.builder()
                .build()
                .readTree(json)
                .at("/hits/hits/0/_source/status")
                .asText();
    }

    private SmokeAnswer seal(String login, long id) throws Exception {
        return steps.as(login)
                .post("/documents/" + id + "/seal", Map.of("ordinal", steps.ordinal(login, id)));
    }
}
