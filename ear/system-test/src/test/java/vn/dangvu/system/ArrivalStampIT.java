package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;
import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;
import static vn.dangvu.launcher.SmokeJob.SECRETARY;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;
import vn.dangvu.system.browser.Chromium;
import vn.dangvu.system.browser.Desk;
import vn.dangvu.system.browser.Inspection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A report that is registered gets the stamp ĐẾN, on a copy, after the registration. */
@Order(6)
@ExtendWith(WholeSystem.class)
class ArrivalStampIT {
    private final WholeSystem.Running system;
    private final SmokeSteps steps;

    ArrivalStampIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    private SmokeAnswer copy(String login, long report) throws IOException {
        SmokeClient client = steps.as(login);
        URI address = URI.create(system.stack().url() + "/van-ban/" + report + "/dau-den");
        return client.send(HttpRequest.newBuilder(address).header("Cookie", client.cookie()));
    }

    private SmokeAnswer awaitedCopy(long report) throws Exception {
        SmokeAnswer answer = copy(OFFICE_CLERK, report);
        for (int tries = 0; tries < 120 && answer.status() != 200; tries++) {
            Thread.sleep(250);
            answer = copy(OFFICE_CLERK, report);
        }
        return answer.granted();
    }

    private long registered(String subject) throws IOException {
        long report =
                steps.draft(
                        COMMITTEE_CLERK, Draft.report(subject, null, VietnamesePdf.of(subject)));
        steps.sign(SECRETARY, report);
        steps.submit(SECRETARY, report, null);
        assertThat(copy(OFFICE_CLERK, report).status()).as("not registered").isEqualTo(404);
        steps.register(OFFICE_CLERK, report);
        return report;
    }

    @Test
    void theStampedCopyHasBothSignaturesAndTheReportIsWhatWasSent() throws Exception {
        long report = registered("Báo cáo được đóng dấu đến");

        SmokeAnswer copy = awaitedCopy(report);

        assertThat(copy.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("-dau-den.pdf");
        JsonNode verdict = judged(copy.body());
        assertThat(verdict.path("indication").asText()).isEqualTo("TOTAL_PASSED");
        assertThat(verdict.path("signatures").findValuesAsText("reason"))
                .containsExactly("Ký ban hành", "Đóng dấu ĐẾN");
        try (PDDocument stamped = Loader.loadPDF(copy.body())) {
            assertThat(stamped.getPage(0).getAnnotations()).hasSize(2);
        }
        JsonNode now = steps.document(OFFICE_CLERK, report);
        SmokeAnswer content = steps.as(OFFICE_CLERK).get("/documents/" + report + "/content");
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        assertThat(HexFormat.of().formatHex(sha256.digest(content.granted().body())))
                .isEqualTo(now.at("/current/sha256").asText());
        assertThat(steps.as(OFFICE_CLERK).read("/documents/" + report + "/versions"))
                .as("draft and signed, no version with a stamp")
                .hasSize(2);
        assertThat(copy("lam.btctu", report).status()).as("another committee").isEqualTo(404);
    }

    private JsonNode judged(byte[] pdf) throws IOException {
        SmokeClient client = steps.as(OFFICE_CLERK);
        return client.send(
                        client.request("/verifications")
                                .header("Content-Type", "application/pdf")
                                .POST(BodyPublishers.ofByteArray(pdf)))
                .granted()
                .json();
    }

    @Test
    @EnabledIf("vn.dangvu.system.browser.Chromium#installed")
    void theReaderShowsItBesideTheReportAsItCame() throws Exception {
        long report = registered("Báo cáo xem bản có dấu đến");
        awaitedCopy(report);
        Inspection inspection = new Inspection();
        try (Chromium chromium = new Chromium();
                Desk desk = chromium.desk(system.stack().url(), inspection)) {
            desk.signIn(OFFICE_CLERK, SmokeSteps.PASSWORD)
                    .open("/van-ban/" + report)
                    .reads("Đóng trên một bản riêng")
                    .look("70-doc-co-dau-den");
            desk.follow("Xem bản có dấu").reads("Đang xem bản có dấu ĐẾN");
            desk.page().click("[data-view=goc]");
            desk.page().waitForSelector(".sheet canvas");
            desk.look("71-ban-co-dau-den");
        }
        assertThat(inspection.findings()).isEmpty();
    }
}
