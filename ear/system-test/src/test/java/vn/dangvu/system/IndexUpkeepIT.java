package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.ADMINISTRATOR;
import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;
import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;
import static vn.dangvu.launcher.SmokeJob.SECRETARY;
import static vn.dangvu.system.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** R63: whatever happens to the index under the running application, it becomes the database again. */
@Order(8)
@ExtendWith(WholeSystem.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IndexUpkeepIT {
    private static final int SEARCHES_AT_ONCE = 40;
    private static final String ALIAS = "dangvu-documents";

    private final WholeSystem.Running system;
    private final SmokeSteps steps;

    IndexUpkeepIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    @Test
    @Order(1)
    void documentsLostFromTheIndexAreFoundByAComparisonAndBroughtBack() throws Exception {
        long report = submitted("Báo cáo bị mất khỏi chỉ mục", "cátrêntrờibay");
        steps.awaitFound(OFFICE_CLERK, "cátrêntrờibay", report);
        await(() -> comparison().path("equal").asBoolean());

        elasticsearch("DELETE", "/" + ALIAS + "/_doc/" + report + "?refresh=true", "");

        JsonNode found = comparison();
        assertThat(found.path("missing").asLong()).isEqualTo(1);
        assertThat(found.path("examples")).extracting(JsonNode::asLong).containsExactly(report);
        JsonNode repaired =
                steps.as(ADMINISTRATOR).post("/operation/index/repair").granted().json();
        assertThat(repaired.path("missing").asLong()).isEqualTo(1);
        steps.awaitFound(OFFICE_CLERK, "cátrêntrờibay", report);
        await(() -> comparison().path("equal").asBoolean());
    }

    @Test
    @Order(2)
    void anEmptiedIndexFillsItselfAgain() throws Exception {
        long report = submitted("Báo cáo trước khi chỉ mục bị xóa", "trănggiữabanngày");
        steps.awaitFound(OFFICE_CLERK, "trănggiữabanngày", report);

        elasticsearch("DELETE", "/" + index(), "");

        steps.awaitFound(OFFICE_CLERK, "trănggiữabanngày", report);
        await(() -> comparison().path("equal").asBoolean() && waiting() == 0);
    }

    /** An index whose mapping knows none of our fields refuses every document for good. */
    @Test
    @Order(3)
    void aDocumentThatTheIndexRefusesIsShownToAnAdministratorAndCanBeRetried() throws Exception {
        int schema =
                elasticsearch("GET", "/" + ALIAS + "/_mapping", "")
                        .findValue("schema_version")
                        .asInt();
        elasticsearch("DELETE", "/" + index(), "");
        elasticsearch(
                "PUT",
                "/dangvu-refusing",
                """
                {"aliases": {"%s": {}},
                 "mappings": {"dynamic": "strict", "_meta": {"schema_version": %d},
                  "properties": {"document_id": {"type": "long"}, "row_version": {"type": "long"}}}}
                """
                        .formatted(ALIAS, schema));
        long report = submitted("Báo cáo bị chỉ mục từ chối", "mâytímchiềunay");
        await(() -> isDead(report));
        JsonNode page = steps.as(ADMINISTRATOR).read("/operation/outbox").path("dead");
        assertThat(page.findValuesAsText("reason")).contains("strict_dynamic_mapping_exception");
        assertThat(page.toString()).as("R32").doesNotContain("mâytímchiềunay");

        elasticsearch("DELETE", "/dangvu-refusing", "");
        steps.as(ADMINISTRATOR).post("/operation/outbox/" + report + "/retry").granted();

        steps.awaitFound(OFFICE_CLERK, "mâytímchiềunay", report);
        steps.as(ADMINISTRATOR).post("/operation/outbox/retry").granted();
        await(
                () ->
                        steps.as(ADMINISTRATOR).read("/operation/outbox").path("dead").isEmpty()
                                && comparison().path("equal").asBoolean());
    }

    /** The rebuild is begun while Elasticsearch is away, so that it has to go on by itself. */
    @Test
    @Order(4)
    void aRebuildOutlivesAnOutageAndSearchesGoOnMeanwhile() throws Exception {
        long report = submitted("Báo cáo có trong chỉ mục mới", "sóngvỗbờđêm");
        steps.awaitFound(OFFICE_CLERK, "sóngvỗbờđêm", report);
        String before = index();
        system.stack().stopElasticsearch();
        try {
            assertThat(steps.as(ADMINISTRATOR).post("/operation/index/rebuild").status())
                    .isEqualTo(202);
            SmokeAnswer second = steps.as(ADMINISTRATOR).post("/operation/index/rebuild");
            assertThat(second.code()).isEqualTo("index.rebuild-running");
            await(() -> !rebuild().path("trouble").isNull());
        } finally {
            system.stack().startElasticsearch();
        }
        await(() -> rebuild().path("state").asText().equals("DONE"));

        assertThat(rebuild().path("done").asLong()).isEqualTo(rebuild().path("total").asLong());
        assertThat(index()).isNotEqualTo(before);
        assertThat(steps.finds(OFFICE_CLERK, "sóngvỗbờđêm", report)).isTrue();
        await(() -> comparison().path("equal").asBoolean());
    }

    /** R72: a server that takes connections and answers nothing holds searches, and nothing else. */
    @Test
    @Order(5)
    void whileElasticsearchHangsEverythingElseIsAnswered() throws Exception {
        long report;
        ExecutorService people = Executors.newFixedThreadPool(SEARCHES_AT_ONCE);
        system.stack().pauseElasticsearch();
        try {
            steps.as(OFFICE_CLERK);
            List<Future<SmokeAnswer>> searches = new ArrayList<>();
            for (int i = 0; i < SEARCHES_AT_ONCE; i++) {
                searches.add(people.submit(() -> steps.search(OFFICE_CLERK, "báo cáo")));
            }
            report = submitted("Báo cáo khi máy tìm kiếm treo", "gióthổiquađèo");
            steps.register(OFFICE_CLERK, report);
            for (Future<SmokeAnswer> search : searches) {
                assertThat(search.get().code()).isEqualTo("search.unavailable");
            }
            assertThat(steps.as(ADMINISTRATOR).read("/operation/index").path("state").asText())
                    .isEqualTo("AWAY");
        } finally {
            system.stack().resumeElasticsearch();
            people.shutdownNow();
        }
        steps.awaitFound(OFFICE_CLERK, "gióthổiquađèo", report);
        await(() -> comparison().path("equal").asBoolean());
    }

    /** R72: its only shard is taken away and given back, as when a disk is lost and comes back. */
    @Test
    @Order(6)
    void whileTheIndexIsRedEverythingElseGoesOnAndItCatchesUp() throws Exception {
        String index = index();
        allowedOn(index, "\"nowhere\"");
        long report;
        try {
            // a shard that runs stays where it is until the next start
            system.stack().stopElasticsearch();
            system.stack().startElasticsearch();
            await(
                    () ->
                            steps.as(ADMINISTRATOR)
                                    .read("/operation/index")
                                    .path("state")
                                    .asText()
                                    .equals("DEGRADED"));
            assertThat(steps.search(OFFICE_CLERK, "báo cáo").code())
                    .isEqualTo("search.unavailable");
            report = submitted("Báo cáo khi chỉ mục đỏ", "hoanởtrênđá");
            steps.register(OFFICE_CLERK, report);
        } finally {
            allowedOn(index, "null");
        }
        steps.awaitFound(OFFICE_CLERK, "hoanởtrênđá", report);
        await(() -> comparison().path("equal").asBoolean());
        assertThat(steps.as(ADMINISTRATOR).read("/operation/outbox").path("dead")).isEmpty();
    }

    private void allowedOn(String index, String node) throws Exception {
        elasticsearch(
                "PUT",
                "/" + index + "/_settings",
                "{\"index.routing.allocation.require._name\": %s}".formatted(node));
    }

    /** Signed and sent; the index takes it after the commit. */
    private long submitted(String subject, String word) throws IOException {
        long report =
                steps.draft(
                        COMMITTEE_CLERK,
                        Draft.report(subject, null, SmokePdf.of(List.of(subject, word))));
        steps.sign(SECRETARY, report);
        steps.submit(SECRETARY, report, null);
        return report;
    }

    private JsonNode comparison() throws IOException {
        return steps.as(ADMINISTRATOR).get("/operation/index/comparison").json();
    }

    private JsonNode rebuild() throws IOException {
        return steps.as(ADMINISTRATOR).read("/operation/index").path("rebuild");
    }

    private long waiting() throws IOException {
        return steps.as(ADMINISTRATOR).read("/operation/outbox").path("waiting").asLong();
    }

    private boolean isDead(long document) throws IOException {
        for (JsonNode task : steps.as(ADMINISTRATOR).read("/operation/outbox").path("dead")) {
            if (task.path("documentId").asLong() == document) {
                return true;
            }
        }
        return false;
    }

    /** Name of the index behind the alias. */
    private String index() throws Exception {
        return elasticsearch("GET", "/_alias/" + ALIAS, "").fieldNames().next();
    }

    private JsonNode elasticsearch(String method, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(system.stack().elasticsearchUrl() + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        return JsonMapper.builder().build().readTree(answer);
    }
}
