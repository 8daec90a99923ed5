package vn.dangvu.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The contract against a real Elasticsearch with the analysis plugin. */
class ElasticsearchIndexIT extends SearchIndexContract {

    private static EmbeddedElasticsearch server;
    private static int number;

    private ElasticsearchIndex index;
    private String prefix;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedElasticsearch.shared();
    }

    @Override
    SearchIndex empty() {
        prefix = "test" + number++;
        index = new ElasticsearchIndex(ElasticsearchSettings.at(server.url()).withPrefix(prefix));
        return index;
    }

    @Override
    void settle() throws Exception {
        post("/" + prefix + "-documents/_refresh", "");
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static String post(String path, String json) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.url().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void replacesAnIndexOfAnOlderSchemaAndLeavesANewerOneAlone() throws Exception {
        setSchemaVersion(1);
        assertThat(index.health().state()).isEqualTo(IndexHealth.State.DEGRADED);
        assertThat(index.prepare()).isTrue();
        assertThat(index.health().available()).isTrue();
        assertThat(index.health().documents()).isZero();

        setSchemaVersion(ElasticsearchIndex.SCHEMA_VERSION + 1);
        assertThatThrownBy(() -> index.prepare()).isInstanceOf(IndexUnavailableException.class);
    }

    private void setSchemaVersion(int version) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.url().resolve("/" + prefix + "-documents/_mapping"))
                        .header("Content-Type", "application/json")
                        .PUT(
                                BodyPublishers.ofString(
                                        "{\"_meta\":{\"schema_version\":" + version + "}}"))
                        .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void isFoundWithinASecondOrTwoWithoutRefresh() throws Exception {
        index.put(
                List.of(
                        IndexEntry.of(50, 1)
                                .subject("hiện ra ngay")
                                .accessTokens(Set.of("a"))
                                .build()));
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (index.search(IndexQuery.of("hiện ra ngay", Set.of("a")).build()).total() == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** R63. */
    @Test
    void anEmptiedServerIsSeenAndPreparedAgain() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.url().resolve("/" + prefix + "-documents-1"))
                        .DELETE()
                        .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(index.health().state()).isEqualTo(IndexHealth.State.DEGRADED);
        assertThatThrownBy(() -> index.search(IndexQuery.of("a", Set.of("a")).build()))
                .isInstanceOf(IndexUnavailableException.class);
        assertThat(index.put(List.of(IndexEntry.of(1, 1).build())).settled()).isFalse();
        assertThat(index.remove(1, 2).result()).isEqualTo(ItemResult.RETRY);

        assertThat(index.prepare()).as("to be filled again").isTrue();
        assertThat(index.health().available()).isTrue();
        assertThat(index.health().documents()).isZero();
    }

    /** R63. */
    @Test
    void anAbsentServerIsReportedWithinItsTimeLimit() {
        try (ElasticsearchIndex away =
                new ElasticsearchIndex(
                        ElasticsearchSettings.at(URI.create("http://127.0.0.1:1")))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> away.search(IndexQuery.of("a", Set.of("a")).build()))
                    .isInstanceOf(IndexUnavailableException.class);
            assertThatThrownBy(away::prepare).isInstanceOf(IndexUnavailableException.class);
            assertThatThrownBy(() -> away.put(List.of(IndexEntry.of(1, 1).build())))
                    .isInstanceOf(IndexUnavailableException.class);
            assertThatThrownBy(() -> away.remove(1, 1))
                    .isInstanceOf(IndexUnavailableException.class);
            assertThat(away.health().state()).isEqualTo(IndexHealth.State.AWAY);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void anEntryThatCanNeverBeIndexedIsDeadAndTheOthersAreNot() throws Exception {
        String tooLong = "x".repeat(40_000);
        IndexOutcome outcome =
                index.put(
                        List.of(
                                IndexEntry.of(60, 1).type(tooLong, "").build(),
                                IndexEntry.of(61, 1).build()));

        assertThat(outcome.items())
                .extracting(ItemOutcome::result)
                .containsExactly(ItemResult.DEAD, ItemResult.DONE);
        assertThat(outcome.items().get(0).reason()).isNotEmpty().doesNotContain("xxx");
    }

    /** R26: the better spelling comes from documents the person may find. */
    @Test
    void proposesABetterSpellingOnlyFromWhatThePersonMayFind() throws Exception {
        IndexPage slip = index.search(IndexQuery.of("chuyne doi soo", Set.of("unit:2")).build());
        assertThat(slip.understood().suggestion()).isEqualTo("chuyển đổi số");
        assertThat(slip.understood().corrected()).as("searched in its place").isTrue();
        assertThat(slip.hits()).extracting(IndexHit::documentId).containsExactly(3L);
        IndexPage asTyped =
                index.search(
                        IndexQuery.of("chuyne doi soo", Set.of("unit:2")).asTyped(true).build());
        assertThat(asTyped.understood().suggestion()).isEqualTo("chuyển đổi số");
        assertThat(asTyped.total()).isZero();

        IndexPage hidden = index.search(IndexQuery.of("hoànk yếnn", Set.of("unit:2")).build());
        assertThat(hidden.understood().suggestion()).isEmpty();
        IndexPage office = index.search(IndexQuery.of("hoànk yếnn", Set.of("unit:1")).build());
        assertThat(office.understood().suggestion()).isEqualTo("hoàng yến");
    }

    @Test
    void longDocumentsAreHighlightedToTheirLastPage() throws Exception {
        List<PageText> pages = new ArrayList<>();
        for (int page = 1; page <= 1_500; page++) {
            pages.add(new PageText(page, "Điều khoản chung về tổ chức và hoạt động. ".repeat(20)));
        }
        pages.add(new PageText(1_501, "Cuối cùng là quy định chuyển tiếp."));
        index.put(List.of(IndexEntry.of(70, 1).pages(pages).accessTokens(Set.of("a")).build()));
        settle();

        IndexHit hit =
                index.search(IndexQuery.of("quy định chuyển tiếp", Set.of("a")).build())
                        .hits()
                        .get(0);
        assertThat(hit.snippets().get(0).page()).isEqualTo(1_501);
    }
}
