package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokeSteps;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Scans are read in the background; the page tells how far it is and where the words come from. */
@Order(7)
@ExtendWith(WholeSystem.class)
class ScansIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private final WholeSystem.Running system;
    private final SmokeSteps steps;

    ScansIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    @Test
    void aScannedPageIsFoundOnceItHasBeenRecognised() throws Exception {
        assumeTrue(tesseractReadsVietnamese(), "Tesseract with Vietnamese is not installed");
        long document =
                archive(
                        "scan.pdf",
                        VietnamesePdf.halfScanned(
                                "Trang đầu là chữ về nuôi trồng hải sâm.",
                                "Trang sau là ảnh quét về nghề làm muối Cà Ná.\n".repeat(12)));

        steps.awaitFound(OFFICE_CLERK, "nuoi trong hai sam", document);
        JsonNode state =
                await(
                        document,
                        s ->
                                s.path("recognisedPages").asInt() == 1
                                        && s.path("pictures").asInt() == 0);

        assertThat(state.path("verdict").asText()).isEqualTo("SEARCHABLE");
        assertThat(state.path("confidence").asDouble()).isBetween(0.5, 1.0);
        steps.awaitFound(OFFICE_CLERK, "nghe lam muoi", document);
        assertThat(page(document)).contains("Nhận dạng từ ảnh 1 trang");
    }

    @Test
    @DisplayName("R31: of a scan with a stamp of secrecy no text is kept or shown")
    void aScanThatTurnsOutToBeSecretIsNotReadOn() throws Exception {
        assumeTrue(tesseractReadsVietnamese(), "Tesseract with Vietnamese is not installed");
        long document =
                archive(
                        "scan-mat.pdf",
                        VietnamesePdf.scanned(
                                "ĐẢNG ỦY KHỐI\n\nMẬT\n\n"
                                        + "Báo cáo về nghề nuôi chim yến ở Cù Lao Chàm.\n"
                                                .repeat(9)));

        await(
                document,
                s ->
                        s.path("verdict").asText().equals("NOT_SEARCHABLE")
                                && !s.hasNonNull("reason")
                                && s.path("pictures").asInt() == 0);

        assertThat(page(document)).doesNotContain("chim yến");
        assertThat(steps.finds(OFFICE_CLERK, "nghe nuoi chim yen", document)).isFalse();
    }

    @Test
    void theStaffMayHaveTheTextReadAgainAndItIsNoted() throws Exception {
        long document = archive("lai.pdf", VietnamesePdf.of("Văn bản để đọc lại lần nữa"));
        JsonNode read = await(document, s -> !s.path("verdict").asText().equals("WAITING"));
        assertThat(read.path("verdict").asText()).isEqualTo("SEARCHABLE");
        assertThat(read.path("mayReadAgain").asBoolean()).as("nothing more to gain").isFalse();

        SmokeClient clerk = steps.as(OFFICE_CLERK);
        clerk.post("/documents/" + document + "/text-state").granted();

        await(document, s -> s.path("verdict").asText().equals("SEARCHABLE"));
        assertThat(clerk.get("/documents/" + document + "/history").granted().text())
                .contains("text-read-again");
    }

    private long archive(String name, byte[] pdf) throws IOException {
        SmokeClient clerk = steps.as(OFFICE_CLERK);
        Map<String, Object> body = new HashMap<>();
        body.put("unitId", steps.unitOf(OFFICE_CLERK));
        body.put("typeCode", "TB");
        body.put("symbol", "71-TB/TU");
        body.put("issuedDate", "2019-03-04");
        body.put("issuerName", "Tỉnh ủy");
        body.put("subject", "Văn bản để thử đọc chữ " + name);
        body.put("openToMembers", false);
        body.put("file", clerk.upload(name, pdf));
        return clerk.post("/archive-documents", body).granted().json().path("id").asLong();
    }

    private JsonNode await(long document, Predicate<JsonNode> wanted) throws Exception {
        Instant end = Instant.now().plus(LONG_ENOUGH);
        JsonNode state = state(document);
        while (!wanted.test(state) && Instant.now().isBefore(end)) {
            Thread.sleep(500);
            state = state(document);
        }
        assertThat(wanted.test(state)).as(state.toString()).isTrue();
        return state;
    }

    private JsonNode state(long document) throws IOException {
        return steps.as(OFFICE_CLERK).read("/documents/" + document + "/text-state");
    }

    private String page(long document) throws IOException {
        SmokeClient clerk = steps.as(OFFICE_CLERK);
        URI page = URI.create(system.stack().url() + "/van-ban/" + document);
        return clerk.send(clerk.request("/session").uri(page)).granted().text();
    }

    private static boolean tesseractReadsVietnamese() throws Exception {
        try {
            Process process =
                    new ProcessBuilder("tesseract", "--list-langs")
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines().anyMatch(line -> line.strip().equals("vie"));
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
