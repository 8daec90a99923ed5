package vn.dangvu.system;

import com.fasterxml.jackson.databind.JsonNode;

import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Documents in every state, so that every page has something to show. */
final class PagesWorld {
    private static final String CLERK = "chau.duk";
    private static final String LEADER = "son.duk";
    private static final String UNIT_CLERK = "hanh.sxd";
    private static final String UNIT_SECRETARY = "bao.sxd";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final SmokeSteps steps;
    private final Map<String, String> ids = new HashMap<>();

    PagesWorld(SmokeSteps steps) throws IOException {
        this.steps = steps;
        long directive = directive("51-HD/ĐUK", "Hướng dẫn chuyển đổi số trong sinh hoạt chi bộ");
        sign(LEADER, directive);
        steps.seal(CLERK, directive);
        publish(directive);
        keep("directive", directive);
        long second = directive("52-CV/ĐUK", "Về việc rà soát cán bộ cấp ủy nhiệm kỳ 2025–2030");
        sign(LEADER, second);
        keep("toSeal", second);
        long third = directive("53-KH/ĐUK", "Kế hoạch kiểm tra, giám sát quý I năm 2027");
        sign(LEADER, third);
        steps.seal(CLERK, third);
        keep("sealed", third);
        directive("54-TB/ĐUK", "Thông báo lịch họp giao ban tháng 12");
        keep("drafted", draft(CLERK, "DIRECTIVE", "55-HD/ĐUK", "Hướng dẫn còn đang soạn"));
        reports(directive);
    }

    private void reports(long directive) throws IOException {
        keep("draft", draft(UNIT_CLERK, "REPORT", "61-BC/ĐU", "Báo cáo còn đang soạn"));
        keep("waiting", report("62-BC/ĐU", "Báo cáo chờ bí thư ký"));
        long signed = report("63-BC/ĐU", "Báo cáo đã ký, chưa gửi");
        sign(UNIT_SECRETARY, signed);
        keep("signed", signed);
        long returned = sent("64-BC/ĐU", "Báo cáo bị trả lại để bổ sung số liệu", null);
        steps.as(CLERK)
                .post("/documents/" + returned + "/return", Map.of("reason", "Thiếu số liệu quý"))
                .granted();
        keep("returned", returned);
        sent("65-BC/ĐU", "Báo cáo chờ vào sổ", null);
        long registered = sent("66-BC/ĐU", "Báo cáo đã vào sổ, chờ phân công", null);
        steps.register(CLERK, registered);
        keep("report", registered);
        long routed = sent("67-BC/ĐU", "Báo cáo đã phân công xử lý", null);
        steps.register(CLERK, routed);
        JsonNode parts = steps.route("huy.duk", routed, steps.personOf("long.duk"));
        keep("routed", routed);
        for (JsonNode part : parts) {
            if (part.path("part").asText().equals("LEAD")) {
                keep("assignment", part.path("id").asLong());
            }
        }
        ids.put(
                "receipt",
                steps.as(UNIT_CLERK)
                        .read("/documents/" + routed + "/submission")
                        .at("/receipt/id")
                        .asText());
        steps.awaitFound("luong.sxd", "chuyển đổi số sinh hoạt chi bộ", directive);
    }

    /** The path with the numbers of the documents in their places. */
    String path(String pattern) {
        return PLACE.matcher(pattern).replaceAll(place -> ids.get(place.group(1)));
    }

    private void keep(String name, long id) {
        ids.put(name, Long.toString(id));
    }

    private long directive(String symbol, String subject) throws IOException {
        long id = draft(CLERK, "DIRECTIVE", symbol, subject);
        steps.as(CLERK).post("/documents/" + id + "/signature-request").granted();
        return id;
    }

    private long report(String symbol, String subject) throws IOException {
        long id = draft(UNIT_CLERK, "REPORT", symbol, subject);
        steps.as(UNIT_CLERK).post("/documents/" + id + "/signature-request").granted();
        return id;
    }

    private long sent(String symbol, String subject, Long owed) throws IOException {
        long id = report(symbol, subject);
        sign(UNIT_SECRETARY, id);
        steps.submit(UNIT_SECRETARY, id, owed);
        return id;
    }

    private long draft(String login, String kind, String symbol, String subject)
            throws IOException {
        byte[] pdf = VietnamesePdf.of((subject + ".\n").repeat(20));
        String type = symbol.replaceFirst(".*-(.*)/.*", "$1");
        Draft draft = new Draft(kind, type, symbol, subject, null, "van-ban.pdf", pdf);
        return steps.tryDraft(login, draft).granted().json().path("id").asLong();
    }

    /** The signer named in the document: the first who may, unless the draft says otherwise. */
    private void sign(String login, long id) throws IOException {
        String signer = steps.document(login, id).path("signerName").asText();
        steps.sign(signer.equals("Hoàng Văn Thành") ? "thanh.duk" : login, id);
    }

    private void publish(long directive) throws IOException {
        Instant due = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        List<Long> units = List.of(steps.unitOf(UNIT_CLERK), steps.unitOf("lam.btctu"));
        List<Map<String, Object>> asks =
                List.of(
                        Map.of("kind", "ACKNOWLEDGE", "text", "Xác nhận đã nhận"),
                        Map.of(
                                "kind", "REPORT",
                                "text", "Báo cáo kết quả chuyển đổi số",
                                "dueAt", due.toString()));
        steps.as(CLERK)
                .post(
                        "/documents/" + directive + "/publication",
                        Map.of("recipientIds", units, "asks", asks, "openToMembers", true))
                .granted();
    }
}
