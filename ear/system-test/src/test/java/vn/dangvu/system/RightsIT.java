package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.ADMINISTRATOR;
import static vn.dangvu.launcher.SmokeJob.CHIEF;
import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;
import static vn.dangvu.launcher.SmokeJob.LEADER;
import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;
import static vn.dangvu.launcher.SmokeJob.SECRETARY;
import static vn.dangvu.launcher.SmokeJob.SPECIALIST;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokePdf;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may call what (R23): a table of every path and every role, asked about one report that has gone
 * all the way. Whoever is not named in a row gets 401, 403 or 404; whoever is named gets past the
 * question of rights, to a result or to a fault of the request itself.
 */
@Order(5)
@ExtendWith(WholeSystem.class)
class RightsIT {
    private static final String MEMBER = "trang.vptu";
    private static final List<String> OTHERS = List.of("lam.btctu", "trang.btctu", "kien.btctu");
    private static final Map<String, String> ROLES =
            new TreeMap<>(
                    Map.of(
                            "MEMBER", MEMBER,
                            "CLERK", COMMITTEE_CLERK,
                            "SECRETARY", SECRETARY,
                            "OTHER", OTHERS.get(0),
                            "OFFICE", OFFICE_CLERK,
                            "CHIEF", CHIEF,
                            "LEADER", LEADER,
                            "SPECIALIST", SPECIALIST,
                            "ADMINISTRATOR", ADMINISTRATOR));

    /** Pages that name a document; the first five are for those whose document it is. */
    private static final List<String> PAGES =
            List.of(
                    "/van-ban/{report}",
                    "/van-ban/{report}/tep",
                    "/van-ban/{report}/phu-luc/1",
                    "/bao-cao/{report}",
                    "/bien-nhan/{receipt}",
                    "/trinh-ky/{report}/chuyen-lai",
                    "/viec-duoc-giao/{assignment}",
                    "/van-ban-den/{report}/chuyen",
                    "/van-ban-di/{report}",
                    "/van-ban-di/{report}/phat-hanh",
                    "/theo-doi/{report}",
                    "/quan-tri/tai-khoan/{assignment}");

    private static final Set<Integer> NO = Set.of(401, 403, 404);

    private final WholeSystem.Running system;
    private final SmokeSteps steps;

    RightsIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    /** One row: the operation and the roles that may. */
    private record Row(String method, String path, Set<String> allowed) {
        String operation() {
            return method + " " + path;
        }
    }

    /** What the placeholders of paths stand for. */
    private record Thing(long report, long assignment, String receipt, long unit) {
        String in(String path, String upload) {
            String id = "" + report;
            if (path.startsWith("/receipts")) {
                id = receipt;
            } else if (path.startsWith("/assignments")) {
                id = "" + assignment;
            } else if (path.startsWith("/units")) {
                id = "" + unit;
            } else if (path.startsWith("/uploads")) {
                id = upload;
            }
            return path.replace("{id}", id)
                    .replace("{documentId}", "" + report)
                    .replace("{ordinal}", "1");
        }

        String onPage(String path) {
            return path.replace("{report}", "" + report)
                    .replace("{receipt}", receipt)
                    .replace("{assignment}", "" + assignment);
        }
    }

    /** R23. */
    @Test
    void onlyThoseOfTheTableGetPastTheQuestionOfRights() throws Exception {
        Thing thing = finishedReport();
        String upload = openUpload();
        List<String> wrong = new ArrayList<>();
        for (Row row : table()) {
            for (Map.Entry<String, String> role : ROLES.entrySet()) {
                SmokeAnswer answer = call(steps.as(role.getValue()), row, thing, upload);
                boolean yes = !NO.contains(answer.status());
                if (yes != row.allowed().contains(role.getKey()) || answer.status() >= 500) {
                    wrong.add(
                            row.operation()
                                    + " as "
                                    + role.getKey()
                                    + ": "
                                    + answer.status()
                                    + " "
                                    + answer.code());
                }
            }
            SmokeAnswer nobody = call(system.stranger(), row, thing, upload);
            if (nobody.status() != 401) {
                wrong.add(row.operation() + " as nobody: " + nobody.status());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** R23: no path escapes the table. Signing in and out are everybody's. */
    @Test
    void theTableHasARowForEveryPathOfTheDescription() throws Exception {
        Set<String> described = new TreeSet<>();
        String path = "";
        for (String line : steps.as(CHIEF).get("/openapi.yaml").granted().text().lines().toList()) {
            if (line.matches("^  /\\S*:$")) {
                path = line.strip().replace(":", "");
            } else if (line.matches("^    (get|head|post|put|patch|delete):$")) {
                described.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        described.removeAll(Set.of("POST /session", "DELETE /session"));

        assertThat(table().stream().map(Row::operation))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    /** R24: on every path with an id, reading or changing, by everybody of another committee. */
    @Test
    void whatBelongsToAnotherCommitteeIsNotThere() throws Exception {
        Thing thing = finishedReport();
        String upload = openUpload();
        for (Row row : table()) {
            if (row.path().contains("{id}")) {
                for (String login : OTHERS) {
                    SmokeClient other = steps.as(login);
                    SmokeAnswer answer = call(other, row, thing, upload);
                    assertThat(answer.status())
                            .as(answer.request() + " as " + login)
                            .isEqualTo(404);
                    assertThat(call(other, row, nowhere(), "0".repeat(32)).text())
                            .as("the same words as for what does not exist")
                            .isEqualTo(answer.text());
                }
            }
        }
    }

    /** R24: everybody of three committees asks for every document of the other two, in every way. */
    @Test
    void nobodyReadsTheDraftsOfAnotherCommittee() throws Exception {
        Map<String, Long> drafts = new TreeMap<>();
        for (String clerk : List.of(COMMITTEE_CLERK, "lam.btctu", "hanh.sxd")) {
            Draft draft = Draft.report("Của " + clerk, null, SmokePdf.of(List.of(clerk)));
            drafts.put(clerk, steps.tryDraft(clerk, draft).granted().json().path("id").asLong());
        }
        for (String clerk : drafts.keySet()) {
            for (Map.Entry<String, Long> draft : drafts.entrySet()) {
                boolean own = clerk.equals(draft.getKey());
                int wanted = own ? 200 : 404;
                assertThat(pageStatus(clerk, "/van-ban/" + draft.getValue())).isEqualTo(wanted);
                assertThat(steps.as(clerk).get("/documents/" + draft.getValue()).status())
                        .isEqualTo(wanted);
                if (!own) {
                    assertNotThere(clerk, draft.getValue());
                }
            }
        }
    }

    private void assertNotThere(String login, long document) throws IOException {
        Thing thing = new Thing(document, 0, "", 0);
        for (Row row : table()) {
            if (row.method().equals("GET") && row.path().startsWith("/documents/{id}")) {
                SmokeAnswer answer = steps.as(login).get(thing.in(row.path(), ""));
                assertThat(answer.status()).as(answer.request() + " as " + login).isEqualTo(404);
            }
        }
    }

    /** R24: pages tell no more than REST; what a page of the office shows is not asked at all. */
    @Test
    void pagesOfAnotherCommitteesDocumentsAreNotThere() throws Exception {
        Thing thing = finishedReport();
        Thing nothing = nowhere();
        for (String login : OTHERS) {
            for (String page : PAGES) {
                int status = pageStatus(login, thing.onPage(page));
                assertThat(status).as(page + " as " + login).isIn(403, 404);
                assertThat(pageStatus(login, nothing.onPage(page)))
                        .as(page + " of nothing as " + login)
                        .isEqualTo(status);
            }
        }
        for (String page : PAGES.subList(0, 5)) {
            assertThat(pageStatus(SECRETARY, thing.onPage(page))).as(page).isEqualTo(200);
        }
    }

    private int pageStatus(String login, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(system.stack().url() + path))
                        .header("Cookie", steps.as(login).cookie())
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    /** R24: another's upload is not there either. */
    @Test
    void anUploadBelongsToWhoOpenedIt() throws Exception {
        String upload = openUpload();
        SmokeClient other = steps.as(SECRETARY);

        assertThat(
                        other.send(
                                        other.request("/uploads/" + upload)
                                                .method("HEAD", BodyPublishers.noBody()))
                                .status())
                .isEqualTo(404);
        assertThat(other.piece(upload, 0, BodyPublishers.ofByteArray(new byte[1])).status())
                .isEqualTo(404);
    }

    /** R32: an administrator keeps accounts and reads no document. */
    @Test
    void anAdministratorSeesNoDocument() throws Exception {
        assertThat(steps.as(ADMINISTRATOR).get("/documents/" + finishedReport().report()).status())
                .isEqualTo(404);
        assertThat(steps.search(ADMINISTRATOR, "").json().path("total").asLong()).isZero();
    }

    private Thing finishedReport() throws IOException {
        SmokeClient clerk = steps.as(COMMITTEE_CLERK);
        String appendix = clerk.upload("phu-luc.pdf", SmokePdf.of(List.of("Phụ lục")));
        String file = clerk.upload("bao-cao.pdf", SmokePdf.of(List.of("Báo cáo để thử quyền")));
        long report =
                clerk.post(
                                "/documents",
                                Map.of(
                                        "kind", "REPORT",
                                        "unitId", steps.unitOf(COMMITTEE_CLERK),
                                        "typeCode", "BC",
                                        "symbol", "16-BC/ĐU",
                                        "issuedDate", "2026-11-20",
                                        "subject", "Báo cáo để thử quyền",
                                        "file", file,
                                        "attachments", List.of(appendix)))
                        .granted()
                        .json()
                        .path("id")
                        .asLong();
        clerk.post("/documents/" + report + "/signature-request").granted();
        steps.sign(SECRETARY, report);
        String receipt = steps.submit(SECRETARY, report, null).path("id").asText();
        steps.register(OFFICE_CLERK, report);
        Map<String, Object> route =
                Map.of(
                        "leadId", steps.personOf(SPECIALIST),
                        "forInformationIds", List.of(steps.personOf(LEADER)),
                        "opinion", "");
        JsonNode assignments =
                steps.as(CHIEF).post("/documents/" + report + "/routing", route).granted().json();
        steps.complete(SPECIALIST, report);
        long lead = 0;
        for (JsonNode one : assignments) {
            lead = one.path("part").asText().equals("LEAD") ? one.path("id").asLong() : lead;
        }
        return new Thing(report, lead, receipt, steps.unitOf(SECRETARY));
    }

    private static Thing nowhere() {
        return new Thing(
                999_999_999L, 999_999_999L, "00000000-0000-0000-0000-000000000000", 999_999_999L);
    }

    private String openUpload() throws IOException {
        return steps.as(COMMITTEE_CLERK)
                .openUpload("cho.pdf", 10)
                .granted()
                .json()
                .path("id")
                .asText();
    }

    private SmokeAnswer call(SmokeClient client, Row row, Thing thing, String upload)
            throws IOException {
        String path = thing.in(row.path(), upload);
        if (row.path().equals("/documents") && row.method().equals("GET")) {
            path += "?unit=" + thing.unit();
        }
        if (row.operation().equals("DELETE /uploads/{id}")) {
            // deleting for real would take the upload from the roles that follow
            path = "/uploads/" + "0".repeat(32);
        }
        HttpRequest.Builder request = client.request(path);
        String type =
                row.path().equals("/verifications")
                        ? "application/pdf"
                        : row.method().equals("PATCH")
                                ? "application/offset+octet-stream"
                                : "application/json";
        boolean reads = row.method().equals("GET") || row.method().equals("HEAD");
        String body = body(row, thing);
        if (!reads && !body.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (row.method().equals("PATCH")) {
            request.header("Upload-Offset", "5");
        }
        if (row.operation().equals("POST /documents/{id}/submission")) {
            request.header("Idempotency-Key", "rights-table-1");
        }
        request.method(
                row.method(),
                reads || body.isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return client.send(request);
    }

    /** Well-formed, and refused for another reason than rights: it must change nothing. */
    private static String body(Row row, Thing thing) {
        return switch (row.operation()) {
            case "POST /uploads" -> "{\"fileName\":\"x.pdf\",\"size\":0}";
            case "PATCH /uploads/{id}", "POST /verifications" -> "x";
            case "POST /documents" ->
                    "{\"kind\":\"REPORT\",\"unitId\":%d,\"typeCode\":\"NONE\",\"symbol\":\"1-BC/ĐU\",\"issuedDate\":\"2026-11-20\",\"subject\":\"x\",\"file\":\"%s\"}"
                            .formatted(thing.unit(), "0".repeat(32));
            case "POST /archive-documents" ->
                    "{\"unitId\":%d,\"typeCode\":\"NONE\",\"symbol\":\"1-BC/ĐU\",\"issuedDate\":\"2026-11-20\",\"issuerName\":\"x\",\"subject\":\"x\",\"file\":\"%s\"}"
                            .formatted(thing.unit(), "0".repeat(32));
            case "PUT /documents/{id}" ->
                    "{\"typeCode\":\"BC\",\"symbol\":\"1-BC/ĐU\",\"issuedDate\":\"2026-11-20\",\"subject\":\"x\"}";
            case "POST /signatures" -> "{\"documents\":[],\"pin\":\"000000\"}";
            case "POST /documents/{id}/signature" -> "{\"ordinal\":2,\"pin\":\"000000\"}";
            case "POST /documents/{id}/seal", "POST /documents/{id}/submission" ->
                    "{\"ordinal\":2}";
            case "POST /documents/{id}/publication" -> "{\"recipientIds\":[1]}";
            case "POST /documents/{id}/return", "POST /documents/{id}/hand-back" ->
                    "{\"reason\":\"x\"}";
            case "POST /saved-searches" -> "{\"name\":\"\"}";
            case "POST /documents/{id}/routing" -> "{\"leadId\":0}";
            case "POST /register/entries" -> "{\"documentId\":%d}".formatted(thing.report());
            case "POST /assignments/{id}/completion" -> "{\"result\":\"Lần nữa\"}";
            default -> "";
        };
    }

    private static List<Row> table() throws IOException {
        try (InputStream in = RightsIT.class.getResourceAsStream("/rights.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(cells -> new Row(cells[0], cells[1], Set.of(cells[2].split(" "))))
                    .toList();
        }
    }
}
