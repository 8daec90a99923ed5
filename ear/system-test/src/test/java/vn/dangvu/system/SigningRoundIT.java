package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;
import static vn.dangvu.launcher.SmokeJob.SECRETARY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokePdf;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several documents with one PIN. */
@Order(4)
@ExtendWith(WholeSystem.class)
class SigningRoundIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SmokeSteps steps;

    SigningRoundIT(WholeSystem.Running system) {
        this.steps = system.steps();
    }

    @Test
    void oneLoginSignsAllAndARefusedOneDoesNotKeepBackTheOthers() throws Exception {
        List<Long> reports = List.of(report("Đợt ký 1"), report("Đợt ký 2"), report("Đợt ký 3"));
        List<Map<String, Object>> chosen = new ArrayList<>();
        for (long report : reports) {
            int ordinal = steps.ordinal(SECRETARY, report);
            chosen.add(
                    Map.of(
                            "id",
                            report,
                            "ordinal",
                            report == reports.get(1) ? ordinal + 7 : ordinal));
        }

        SmokeAnswer answer = round(chosen, steps.pinOf(SECRETARY)).granted();

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/x-ndjson");
        List<JsonNode> outcomes = new ArrayList<>();
        for (String line : answer.text().lines().toList()) {
            outcomes.add(JSON.readTree(line));
        }
        assertThat(outcomes).extracting(one -> one.path("documentId").asLong()).isEqualTo(reports);
        assertThat(outcomes)
                .extracting(one -> one.path("signed").asBoolean())
                .containsExactly(true, false, true);
        assertThat(outcomes.get(1).path("code").asText()).isEqualTo("document.changed");
        assertThat(outcomes.get(1).path("detail").asText()).isNotEmpty();
        assertThat(status(reports.get(0))).isEqualTo("SIGNED");
        assertThat(status(reports.get(1))).isEqualTo("AWAITING_SIGNATURE");
        assertThat(status(reports.get(2))).isEqualTo("SIGNED");
    }

    @Test
    void aWrongPinOrNoneSignsNothingOfTheRound() throws Exception {
        long report = report("Đợt ký sai PIN");
        List<Map<String, Object>> chosen =
                List.of(Map.of("id", report, "ordinal", steps.ordinal(SECRETARY, report)));

        assertThat(round(chosen, "000000").code()).startsWith("token.pin-");
        assertThat(steps.as(SECRETARY).post("/signatures", Map.of("documents", chosen)).code())
                .isEqualTo("signature.pin-missing");
        assertThat(round(List.of(), "000000").code()).isEqualTo("signature.number-of-documents");
        assertThat(status(report)).isEqualTo("AWAITING_SIGNATURE");
    }

    private SmokeAnswer round(List<Map<String, Object>> chosen, String pin) throws IOException {
        return steps.as(SECRETARY).post("/signatures", Map.of("documents", chosen, "pin", pin));
    }

    private String status(long report) throws IOException {
        return steps.document(SECRETARY, report).path("status").asText();
    }

    private long report(String subject) throws IOException {
        return steps.draft(
                COMMITTEE_CLERK, Draft.report(subject, null, SmokePdf.of(List.of(subject))));
    }
}
