package vn.dangvu.launcher;

import com.fasterxml.jackson.databind.JsonNode;

import vn.dangvu.pki.Signer;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The main job over REST: one directive down to one committee, its report up, registered, routed and
 * found. Each step is timed; the first that does not hold ends the job.
 */
public final class SmokeJob {
    /** Of every account of the demonstration. */
    public static final String PASSWORD = "dangvu-2026-demo";

    public static final String OFFICE_CLERK = "chau.duk";
    public static final String LEADER = "thanh.duk";
    public static final String CHIEF = "huy.duk";
    public static final String SPECIALIST = "long.duk";
    public static final String SECRETARY = "hien.vptu";
    public static final String COMMITTEE_CLERK = "nguyet.vptu";
    public static final String ADMINISTRATOR = "quantri.duk";

    private static final Duration UNTIL_INDEXED = Duration.ofSeconds(90);

    private final String origin;
    private final List<Signer> signers;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Map<String, SmokeClient> sessions = new LinkedHashMap<>();

    /** Runs one step, which may fail in any way the interface can. */
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
        this.origin = origin;
        this.signers = List.copyOf(signers);
    }

    /** Seconds of each step so far, in their order. */
    public Map<String, Double> seconds() {
        return seconds;
    }

    /**
     * @throws IOException naming the step that did not hold
     */
    public Done run() throws IOException {
        step("sign_in", () -> as(OFFICE_CLERK));
        long unit = as(SECRETARY).read("/session").at("/positions/0/unitId").asLong();
        long directive = step("draft_directive", this::draftDirective);
        step("sign_directive", () -> sign(LEADER, directive));
        step("seal", () -> seal(directive));
        step("publish", () -> publish(directive, unit));
        step("acknowledge", () -> acknowledge(directive));
        String word = "kimngọcmãn" + Long.toString(System.nanoTime() & 0xffffff, 36);
        long report = step("draft_report", () -> draftReport(directive, unit, word));
        step("sign_report", () -> sign(SECRETARY, report));
        JsonNode receipt = step("submit", () -> submit(report));
        long number = step("register", () -> register(report));
        step("route", () -> route(report));
        step("complete", () -> complete(report));
        step("search", () -> find(word, report));
        step("verify", () -> verify(report));
        step("history", () -> history(report));
        return new Done(directive, report, receipt.path("id").asText(), number, word);
    }

    /** The session of a person of the demonstration, opened when first asked for. */
    public SmokeClient as(String login) throws IOException {
        SmokeClient known = sessions.get(login);
        if (known == null) {
            known = SmokeClient.signedIn(origin, login, PASSWORD);
            sessions.put(login, known);
        }
        return known;
    }

    private long draftDirective() throws IOException {
        SmokeClient clerk = as(OFFICE_CLERK);
        long khoi = clerk.read("/session").at("/positions/0/unitId").asLong();
        byte[] pdf =
                SmokePdf.of(
                        List.of(
                                "ĐẢNG BỘ TỈNH BÌNH AN",
                                "Hướng dẫn chế độ báo cáo quý của các tổ chức cơ sở đảng"));
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("kind", "DIRECTIVE");
        draft.put("unitId", khoi);
        draft.put("typeCode", "HD");
        draft.put("symbol", "01-HD/ĐUK");
        draft.put("issuedDate", today());
        draft.put("subject", "Hướng dẫn chế độ báo cáo quý");
        draft.put("file", clerk.upload("huong-dan.pdf", pdf));
        return draft(clerk, draft);
    }

    private long draftReport(long directive, long unit, String word) throws IOException {
        SmokeClient clerk = as(COMMITTEE_CLERK);
        byte[] pdf =
                SmokePdf.of(
                        List.of(
                                "ĐẢNG ỦY VĂN PHÒNG TỈNH ỦY",
                                "Báo cáo kết quả chuyển đổi số trong công tác đảng",
                                "Từ riêng của lần chạy này: " + word));
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("kind", "REPORT");
        draft.put("unitId", unit);
        draft.put("typeCode", "BC");
        draft.put("symbol", "12-BC/ĐU");
        draft.put("issuedDate", today());
        draft.put("subject", "Báo cáo kết quả công tác quý");
        draft.put("answersId", directive);
        draft.put("file", clerk.upload("bao-cao.pdf", pdf));
        return draft(clerk, draft);
    }

    private static long draft(SmokeClient clerk, Map<String, Object> draft) throws IOException {
        long id = clerk.post("/documents", draft).granted().json().path("id").asLong();
        clerk.post("/documents/" + id + "/signature-request").granted();
        return id;
    }

    private JsonNode sign(String login, long document) throws IOException {
        int ordinal = as(login).read("/documents/" + document).at("/current/ordinal").asInt();
        JsonNode signed =
                as(login)
                        .post(
                                "/documents/" + document + "/signature",
                                Map.of("ordinal", ordinal, "pin", pinOf(login)))
                        .granted()
                        .json();
        return mustBe("SIGNED", signed.path("status"));
    }

    private JsonNode seal(long directive) throws IOException {
        SmokeClient clerk = as(OFFICE_CLERK);
        int ordinal = clerk.read("/documents/" + directive).at("/current/ordinal").asInt();
        JsonNode sealed =
                clerk.post("/documents/" + directive + "/seal", Map.of("ordinal", ordinal))
                        .granted()
                        .json();
        return mustBe("SEALED", sealed.path("status"));
    }

    private JsonNode publish(long directive, long unit) throws IOException {
        String due = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS) + "";
        JsonNode published =
                as(OFFICE_CLERK)
                        .post(
                                "/documents/" + directive + "/publication",
                                Map.of(
                                        "recipientIds",
                                        List.of(unit),
                                        "asks",
                                        List.of(
                                                Map.of(
                                                        "kind",
                                                        "ACKNOWLEDGE",
                                                        "text",
                                                        "Xác nhận đã nhận"),
                                                Map.of(
                                                        "kind",
                                                        "REPORT",
                                                        "text",
                                                        "Báo cáo kết quả quý",
                                                        "dueAt",
                                                        due)),
                                        "openToMembers",
                                        false))
                        .granted()
                        .json();
        return mustBe("PUBLISHED", published.path("status"));
    }

    private JsonNode acknowledge(long directive) throws IOException {
        SmokeClient clerk = as(COMMITTEE_CLERK);
        JsonNode newest = clerk.read("/received-directives").path(0);
        mustBe(Long.toString(directive), newest.at("/document/id"));
        clerk.read("/documents/" + directive);
        clerk.post("/documents/" + directive + "/acknowledgement").granted();
        JsonNode progress = as(OFFICE_CLERK).read("/documents/" + directive + "/recipients");
        return mustBe("03", progress.at("/0/statusCode"));
    }

    private JsonNode submit(long report) throws IOException {
        SmokeClient secretary = as(SECRETARY);
        JsonNode document = secretary.read("/documents/" + report);
        long directive = document.path("answersId").asLong();
        JsonNode receipt =
                secretary
                        .send(
                                "POST",
                                "/documents/" + report + "/submission",
                                Map.of(
                                        "ordinal",
                                        document.at("/current/ordinal").asInt(),
                                        "obligationId",
                                        owed(secretary, directive)),
                                Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                        .granted()
                        .json();
        mustBe(document.at("/current/sha256").asText(), receipt.path("sha256"));
        mustBe("ON_TIME", receipt.path("punctuality"));
        JsonNode sent = secretary.read("/documents/" + report + "/submission");
        mustBe("ACCEPTED", sent.path("judgement"));
        return receipt;
    }

    private static long owed(SmokeClient secretary, long directive) throws IOException {
        for (JsonNode one : secretary.read("/obligations")) {
            if (one.path("directiveId").asLong() == directive
                    && one.path("kind").asText().equals("REPORT")) {
                return one.path("id").asLong();
            }
        }
        throw new IOException("nothing is owed for directive " + directive);
    }

    private long register(long report) throws IOException {
        return as(OFFICE_CLERK)
                .post("/register/entries", Map.of("documentId", report))
                .granted()
                .json()
                .path("arrivalNumber")
                .asLong();
    }

    private JsonNode route(long report) throws IOException {
        JsonNode staff = as(CHIEF).read("/units/khoi/staff");
        long lead = as(SPECIALIST).read("/session").path("personId").asLong();
        List<Long> others =
                staff.findValues("id").stream()
                        .map(JsonNode::asLong)
                        .filter(id -> id != lead)
                        .limit(2)
                        .toList();
        return as(CHIEF)
                .post(
                        "/documents/" + report + "/routing",
                        Map.of(
                                "leadId",
                                lead,
                                "cooperatingIds",
                                others.subList(0, 1),
                                "forInformationIds",
                                others.subList(1, 2),
                                "opinion",
                                "Tham mưu tổng hợp, báo cáo Ban Thường vụ"))
                .granted()
                .json();
    }

    private JsonNode complete(long report) throws IOException {
        SmokeClient lead = as(SPECIALIST);
        for (JsonNode one : lead.read("/assignments")) {
            if (one.at("/document/id").asLong() == report) {
                lead.post(
                                "/assignments/" + one.path("id").asLong() + "/completion",
                                Map.of("result", "Đã tổng hợp vào báo cáo chung"))
                        .granted();
            }
        }
        return mustBe("COMPLETED", lead.read("/documents/" + report).path("status"));
    }

    /** Indexing follows the commit; until it has, nothing is found. */
    private JsonNode find(String word, long report) throws IOException {
        Instant latest = Instant.now().plus(UNTIL_INDEXED);
        while (Instant.now().isBefore(latest)) {
            JsonNode found = as(SPECIALIST).get("/search?q=" + encoded(word)).json();
            if (found.at("/documents/0/document/id").asLong() == report) {
                return found;
            }
            pause();
        }
        throw new IOException("the report was not found within " + UNTIL_INDEXED);
    }

    private JsonNode verify(long report) throws IOException {
        JsonNode verdict = as(OFFICE_CLERK).read("/documents/" + report + "/verdict");
        return mustBe("TOTAL_PASSED", verdict.path("indication"));
    }

    private JsonNode history(long report) throws IOException {
        List<String> actions =
                as(CHIEF).read("/documents/" + report + "/history").findValuesAsText("action");
        for (String wanted :
                List.of(
                        "document-drafted",
                        "document-signed",
                        "report-submitted",
                        "receipt-issued",
                        "document-registered",
                        "document-routed",
                        "assignment-completed")) {
            if (!actions.contains(wanted)) {
                throw new IOException("the history lacks " + wanted + ": " + actions);
            }
        }
        JsonNode chain = as(ADMINISTRATOR).read("/operation/audit-chain");
        return mustBe("true", chain.path("intact"));
    }

    private String pinOf(String login) {
        return signers.stream()
                .filter(signer -> signer.login().equals(login))
                .map(Signer::pin)
                .findFirst()
                .orElseThrow();
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

    private static void pause() throws IOException {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.ofHours(7)).toString();
    }
}
