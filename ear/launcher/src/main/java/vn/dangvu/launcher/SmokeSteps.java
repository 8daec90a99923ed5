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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The single steps of the main job over REST, each done as one person of the demonstration. A step
 * that is not granted throws {@link IOException} with the status and what was told.
 */
public final class SmokeSteps {
    /** Of every account of the demonstration. */
    public static final String PASSWORD = "dangvu-2026-demo";

    private static final Duration UNTIL_INDEXED = Duration.ofSeconds(90);

    private final String origin;
    private final List<Signer> signers;
    private final Map<String, SmokeClient> sessions = new ConcurrentHashMap<>();

    /**
     * A document to be drafted.
     *
     * @param answers id of the directive it answers; null = none
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Draft(
            String kind,
            String typeCode,
            String symbol,
            String subject,
            Long answers,
            String fileName,
            byte[] pdf) {
        public static Draft directive(String subject, byte[] pdf) {
            return new Draft("DIRECTIVE", "HD", "01-HD/ĐUK", subject, null, "huong-dan.pdf", pdf);
        }

        public static Draft report(String subject, Long answers, byte[] pdf) {
            return new Draft("REPORT", "BC", "12-BC/ĐU", subject, answers, "bao-cao.pdf", pdf);
        }
    }

    public SmokeSteps(String origin, List<Signer> signers) {
        this.origin = origin;
        this.signers = List.copyOf(signers);
    }

    /** The session of a person, opened when first asked for. */
    public SmokeClient as(String login) throws IOException {
        SmokeClient known = sessions.get(login);
        if (known == null) {
            known = SmokeClient.signedIn(origin, login, PASSWORD);
            sessions.put(login, known);
        }
        return known;
    }

    /** The unit of the person's most senior position. */
    public long unitOf(String login) throws IOException {
        return as(login).read("/session").at("/positions/0/unitId").asLong();
    }

    public long personOf(String login) throws IOException {
        return as(login).read("/session").path("personId").asLong();
    }

    public String pinOf(String login) {
        return signers.stream()
                .filter(signer -> signer.login().equals(login))
                .map(Signer::pin)
                .findFirst()
                .orElseThrow();
    }

    /** Uploads and drafts; the answer, granted or not. */
    public SmokeAnswer tryDraft(String login, Draft draft) throws IOException {
        SmokeClient clerk = as(login);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", draft.kind());
        body.put("unitId", unitOf(login));
        body.put("typeCode", draft.typeCode());
        body.put("symbol", draft.symbol());
        body.put("issuedDate", LocalDate.now(ZoneOffset.ofHours(7)).toString());
        body.put("subject", draft.subject());
        if (draft.answers() != null) {
            body.put("answersId", draft.answers());
        }
        body.put("file", clerk.upload(draft.fileName(), draft.pdf()));
        return clerk.post("/documents", body);
    }

    /** Drafts and hands to the signer; the document's id. */
    public long draft(String login, Draft draft) throws IOException {
        long id = tryDraft(login, draft).granted().json().path("id").asLong();
        as(login).post("/documents/" + id + "/signature-request").granted();
        return id;
    }

    public JsonNode document(String login, long id) throws IOException {
        return as(login).read("/documents/" + id);
    }

    public int ordinal(String login, long id) throws IOException {
        return document(login, id).at("/current/ordinal").asInt();
    }

    /** Signs the current version; the answer, granted or not. */
    public SmokeAnswer trySign(String login, long id, String pin) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ordinal", ordinal(login, id));
        body.put("pin", pin);
        return as(login).post("/documents/" + id + "/signature", body);
    }

    public JsonNode sign(String login, long id) throws IOException {
        return trySign(login, id, pinOf(login)).granted().json();
    }

    public JsonNode seal(String login, long id) throws IOException {
        return as(login)
                .post("/documents/" + id + "/seal", Map.of("ordinal", ordinal(login, id)))
                .granted()
                .json();
    }

    /** Publishes, asking for an acknowledgement and, by tomorrow, for a report. */
    public JsonNode publish(String login, long id, List<Long> units) throws IOException {
        String due = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS) + "";
        List<Map<String, Object>> asks =
                List.of(
                        Map.of("kind", "ACKNOWLEDGE", "text", "Xác nhận đã nhận"),
                        Map.of("kind", "REPORT", "text", "Báo cáo kết quả quý", "dueAt", due));
        return as(login)
                .post(
                        "/documents/" + id + "/publication",
                        Map.of("recipientIds", units, "asks", asks, "openToMembers", false))
                .granted()
                .json();
    }

    /** The open obligation to report on a directive. */
    public long owed(String login, long directive) throws IOException {
        for (JsonNode one : as(login).read("/obligations")) {
            if (one.path("directiveId").asLong() == directive
                    && one.path("kind").asText().equals("REPORT")) {
                return one.path("id").asLong();
            }
        }
        throw new IOException("nothing is owed for directive " + directive);
    }

    /**
     * Submits the current version; the answer, granted or not.
     *
     * @param obligation null = unasked
     */
    public SmokeAnswer trySubmit(String login, long id, Long obligation, String key)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ordinal", ordinal(login, id));
        if (obligation != null) {
            body.put("obligationId", obligation);
        }
        return as(login)
                .send(
                        "POST",
                        "/documents/" + id + "/submission",
                        body,
                        Map.of("Idempotency-Key", key));
    }

    /** The receipt. */
    public JsonNode submit(String login, long id, Long obligation) throws IOException {
        return trySubmit(login, id, obligation, UUID.randomUUID().toString()).granted().json();
    }

    /** The arrival number. */
    public long register(String login, long id) throws IOException {
        return as(login)
                .post("/register/entries", Map.of("documentId", id))
                .granted()
                .json()
                .path("arrivalNumber")
                .asLong();
    }

    /** To a lead person and to two others of the office, cooperating and for information. */
    public JsonNode route(String login, long id, long lead) throws IOException {
        List<Long> others = new ArrayList<>();
        for (JsonNode person : as(login).read("/units/khoi/staff")) {
            if (person.path("id").asLong() != lead) {
                others.add(person.path("id").asLong());
            }
        }
        return as(login)
                .post(
                        "/documents/" + id + "/routing",
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

    /** Completes the person's open work on a document. */
    public void complete(String login, long id) throws IOException {
        for (JsonNode one : as(login).read("/assignments")) {
            if (one.at("/document/id").asLong() == id) {
                as(login)
                        .post(
                                "/assignments/" + one.path("id").asLong() + "/completion",
                                Map.of("result", "Đã tổng hợp vào báo cáo chung"))
                        .granted();
            }
        }
    }

    public SmokeAnswer search(String login, String words) throws IOException {
        return as(login).get("/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    /** Whether a search of this person finds the document on its first page. */
    public boolean finds(String login, String words, long id) throws IOException {
        for (JsonNode found : search(login, words).json().path("documents")) {
            if (found.at("/document/id").asLong() == id) {
                return true;
            }
        }
        return false;
    }

    /** Indexing follows the commit; waits until it has, at most 90 s. */
    public void awaitFound(String login, String words, long id) throws IOException {
        Instant latest = Instant.now().plus(UNTIL_INDEXED);
        while (!finds(login, words, id)) {
            if (Instant.now().isAfter(latest)) {
                throw new IOException(id + " was not found within " + UNTIL_INDEXED);
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
