package vn.dangvu.launcher;

import com.fasterxml.jackson.databind.JsonNode;

import vn.dangvu.launcher.SmokeSteps.Draft;
import vn.dangvu.pki.Signer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The main job over REST: one directive down to one committee, its report up, registered, routed and
 * found. Each step is timed; the first that does not hold ends the job.
 */
public final class SmokeJob {
    public static final String OFFICE_CLERK = "chau.duk";
    public static final String LEADER = "thanh.duk";
    public static final String CHIEF = "huy.duk";
    public static final String SPECIALIST = "long.duk";
    public static final String SECRETARY = "hien.vptu";
    public static final String COMMITTEE_CLERK = "nguyet.vptu";
    public static final String ADMINISTRATOR = "quantri.duk";

    /** What a report has gone through when the job is done. */
    public static final List<String> HISTORY =
            List.of(
                    "document-drafted",
                    "signature-requested",
                    "document-signed",
                    "signatures-judged",
                    "receipt-issued",
                    "report-submitted",
                    "document-registered",
                    "document-routed",
                    "assignment-completed");

    private final SmokeSteps steps;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    /**
     * What the job left behind.
     *
     * @param word occurs in the report alone
     */
    public record Done(
            long directive, long report, String receipt, long arrivalNumber, String word) {}

    public SmokeJob(String origin, List<Signer> signers) {
        this(new SmokeSteps(origin, signers));
    }

    public SmokeJob(SmokeSteps steps) {
        this.steps = steps;
    }

    /** Seconds of each step so far, in their order. */
    public Map<String, Double> seconds() {
        return seconds;
    }

    /**
     * @throws IOException naming the step that did not hold
     */
    public Done run() throws IOException {
        String word = "kimngọcmãn" + Long.toString(System.nanoTime() & 0xffffff, 36);
        step("sign_in", () -> steps.as(OFFICE_CLERK));
        long directive = step("draft_directive", this::draftDirective);
        step("sign_directive", () -> steps.sign(LEADER, directive));
        step("seal", () -> steps.seal(OFFICE_CLERK, directive));
        step("publish", () -> publish(directive));
        step("acknowledge", () -> acknowledge(directive));
        long report = step("draft_report", () -> draftReport(directive, word));
        step("sign_report", () -> steps.sign(SECRETARY, report));
        JsonNode receipt = step("submit", () -> submit(report, directive));
        long number = step("register", () -> steps.register(OFFICE_CLERK, report));
        step("route", () -> steps.route(CHIEF, report, steps.personOf(SPECIALIST)));
        step("complete", () -> complete(report));
        step("search", () -> find(word, report));
        step("verify", () -> verify(report));
        step("history", () -> history(report));
        return new Done(directive, report, receipt.path("id").asText(), number, word);
    }

    private long draftDirective() throws IOException {
        byte[] pdf =
                SmokePdf.of(
                        List.of(
                                "ĐẢNG BỘ TỈNH BÌNH AN",
                                "Hướng dẫn chế độ báo cáo quý của các tổ chức cơ sở đảng"));
        return steps.draft(OFFICE_CLERK, Draft.directive("Hướng dẫn chế độ báo cáo quý", pdf));
    }

    private long draftReport(long directive, String word) throws IOException {
        byte[] pdf =
                SmokePdf.of(
                        List.of(
                                "ĐẢNG ỦY VĂN PHÒNG TỈNH ỦY",
                                "Báo cáo kết quả chuyển đổi số trong công tác đảng",
                                "Từ riêng của lần chạy này: " + word));
        return steps.draft(
                COMMITTEE_CLERK, Draft.report("Báo cáo kết quả công tác quý", directive, pdf));
    }

    private JsonNode publish(long directive) throws IOException {
        List<Long> units = List.of(steps.unitOf(SECRETARY));
        JsonNode published = steps.publish(OFFICE_CLERK, directive, units);
        return mustBe("PUBLISHED", published.path("status"));
    }

    private JsonNode acknowledge(long directive) throws IOException {
        SmokeClient clerk = steps.as(COMMITTEE_CLERK);
        JsonNode newest = clerk.read("/received-directives").path(0);
        mustBe(Long.toString(directive), newest.at("/document/id"));
        clerk.read("/documents/" + directive);
        clerk.post("/documents/" + directive + "/acknowledgement").granted();
        JsonNode progress = steps.as(OFFICE_CLERK).read("/documents/" + directive + "/recipients");
        return mustBe("03", progress.at("/0/statusCode"));
    }

    private JsonNode submit(long report, long directive) throws IOException {
        JsonNode document = steps.document(SECRETARY, report);
        JsonNode receipt = steps.submit(SECRETARY, report, steps.owed(SECRETARY, directive));
        mustBe(document.at("/current/sha256").asText(), receipt.path("sha256"));
        mustBe("ON_TIME", receipt.path("punctuality"));
        JsonNode sent = steps.as(SECRETARY).read("/documents/" + report + "/submission");
        mustBe("ACCEPTED", sent.path("judgement"));
        return receipt;
    }

    private JsonNode complete(long report) throws IOException {
        steps.complete(SPECIALIST, report);
        return mustBe("COMPLETED", steps.document(SPECIALIST, report).path("status"));
    }

    private Void find(String word, long report) throws IOException {
        steps.awaitFound(SPECIALIST, word, report);
        return null;
    }

    private JsonNode verify(long report) throws IOException {
        JsonNode verdict = steps.as(OFFICE_CLERK).read("/documents/" + report + "/verdict");
        return mustBe("TOTAL_PASSED", verdict.path("indication"));
    }

    private JsonNode history(long report) throws IOException {
        List<String> actions =
                steps.as(CHIEF)
                        .read("/documents/" + report + "/history")
                        .findValuesAsText("action");
        if (!actions.containsAll(HISTORY)) {
            throw new IOException("the history is not complete: " + actions);
        }
        JsonNode chain = steps.as(ADMINISTRATOR).read("/operation/audit-chain");
        return mustBe("true", chain.path("intact"));
    }

    private <T> T step(String name, Step<T> step) throws IOException {
        long begin = System.nanoTime();
        try {
            return step.run();
        } catch (IOException e) {
            throw new IOException("step " + name + ": " + e.getMessage(), e);
        } finally {
            seconds.put(name, Math.round((System.nanoTime() - begin) / 1e6) / 1000.0);
        }
    }

    private static JsonNode mustBe(String wanted, JsonNode is) throws IOException {
        if (!is.asText().equals(wanted)) {
            throw new IOException("expected " + wanted + ", got " + is);
        }
        return is;
    }
}
