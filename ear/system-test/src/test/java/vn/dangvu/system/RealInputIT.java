package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;
import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;
import static vn.dangvu.launcher.SmokeJob.SECRETARY;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Real public documents, where they lie beside the checkout ({@code dangvu.test.data}). */
@Order(6)
@ExtendWith(WholeSystem.class)
class RealInputIT {
    private static final Path DATA = Path.of(System.getProperty("dangvu.test.data", ""));

    private final SmokeSteps steps;

    RealInputIT(WholeSystem.Running system) {
        this.steps = system.steps();
    }

    @BeforeEach
    void needsTheDocuments() {
        boolean there = Files.isDirectory(DATA.resolve("vietnamese/articles"));
        if (!there) {
            System.out.println("Skipped: no public documents at " + DATA.toAbsolutePath());
        }
        assumeTrue(there, "no public documents");
    }

    @Test
    void fiveArticlesGoUpAsReportsAreRegisteredAndFound() throws Exception {
        long last = 0;
        String phrase = "";
        for (Path article : files("vietnamese/articles")) {
            String text = Files.readString(article, StandardCharsets.UTF_8);
            long report =
                    steps.draft(
                            COMMITTEE_CLERK,
                            Draft.report(firstWords(text, 12), null, VietnamesePdf.of(text)));
            steps.sign(SECRETARY, report);
            steps.submit(SECRETARY, report, null);
            steps.register(OFFICE_CLERK, report);
            last = report;
            phrase = wordsOf(text, 40, 6);
        }

        steps.awaitFound(OFFICE_CLERK, phrase, last);
    }

    @Test
    void theLabourCodeIsFoundByItsTextAndByItsAttachment() throws Exception {
        Path law = DATA.resolve("vietnamese/law/45_2019_QH14.txt");
        SmokeClient clerk = steps.as(COMMITTEE_CLERK);
        byte[] pdf = VietnamesePdf.of(Files.readString(law, StandardCharsets.UTF_8));
        Path doc =
                files("vietnamese/law").stream()
                        .filter(f -> f.toString().endsWith(".doc"))
                        .findFirst()
                        .orElseThrow();
        String file = clerk.upload("bo-luat-lao-dong.pdf", pdf);
        String attachment = clerk.upload("45_2019_QH14.doc", Files.readAllBytes(doc));
        long report =
                clerk.post(
                                "/documents",
                                Map.of(
                                        "kind", "REPORT",
                                        "unitId", steps.unitOf(COMMITTEE_CLERK),
                                        "typeCode", "BC",
                                        "symbol", "45-BC/ĐU",
                                        "issuedDate", "2026-11-20",
                                        "subject", "Báo cáo thực hiện Bộ luật Lao động",
                                        "file", file,
                                        "attachments", List.of(attachment)))
                        .granted()
                        .json()
                        .path("id")
                        .asLong();
        clerk.post("/documents/" + report + "/signature-request").granted();
        steps.sign(SECRETARY, report);
        steps.submit(SECRETARY, report, null);

        steps.awaitFound(OFFICE_CLERK, "nguoi lao dong chua thanh nien", report);
        SmokeAnswer back =
                steps.as(OFFICE_CLERK).get("/documents/" + report + "/attachments/1/content");
        assertThat(back.body()).isEqualTo(Files.readAllBytes(doc));
    }

    /** Every signed file ends in exactly one verdict; whatever is wrong with it is a value. */
    @Test
    void signedFilesAreJudgedAndThoseThatAreWholeAreKept() throws Exception {
        Map<String, Integer> verdicts = new TreeMap<>();
        Map<String, Integer> kept = new TreeMap<>();
        for (Path signed : files("pdf/signed")) {
            if (!signed.toString().endsWith(".pdf")) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(signed);
            SmokeAnswer judged = verify(bytes);
            assertThat(judged.status()).as(signed + " " + judged.text()).isEqualTo(200);
            verdicts.merge(judged.json().path("indication").asText(), 1, Integer::sum);
            SmokeAnswer archived = archive(signed.getFileName().toString(), bytes);
            assertThat(archived.status()).as(signed + " " + archived.text()).isIn(201, 422);
            kept.merge(archived.status() + " " + archived.code(), 1, Integer::sum);
        }
        System.out.println("signed files: " + verdicts + ", archive: " + kept);
        assertThat(verdicts).doesNotContainKey("TOTAL_PASSED");
    }

    @Test
    void whatWeSignedVerifiesWhenItComesBackAsAFile() throws Exception {
        byte[] draft = VietnamesePdf.of("Báo cáo");
        long report =
                steps.draft(COMMITTEE_CLERK, Draft.report("Báo cáo để kiểm tra", null, draft));
        steps.sign(SECRETARY, report);
        byte[] signed = steps.as(SECRETARY).get("/documents/" + report + "/content").body();

        JsonNode verdict = verify(signed).granted().json();
        assertThat(verdict.path("indication").asText()).isEqualTo("TOTAL_PASSED");
        byte[] changed = signed.clone();
        changed[draft.length / 2] ^= 1;
        assertThat(verify(changed).granted().json().path("indication").asText())
                .isNotEqualTo("TOTAL_PASSED");
    }

    private SmokeAnswer verify(byte[] pdf) throws IOException {
        SmokeClient clerk = steps.as(OFFICE_CLERK);
        return clerk.send(
                clerk.request("/verifications")
                        .header("Content-Type", "application/pdf")
                        .POST(BodyPublishers.ofByteArray(pdf)));
    }

    private SmokeAnswer archive(String name, byte[] pdf) throws IOException {
        SmokeClient clerk = steps.as(OFFICE_CLERK);
        return clerk.post(
                "/archive-documents",
                Map.of(
                        "unitId",
                        steps.unitOf(OFFICE_CLERK),
                        "typeCode",
                        "CV",
                        "symbol",
                        "1-CV/TW",
                        "issuedDate",
                        "2020-01-02",
                        "issuerName",
                        "Nơi khác",
                        "subject",
                        "Tệp ký sẵn " + name,
                        "openToMembers",
                        false,
                        "file",
                        clerk.upload(name, pdf)));
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(DATA.resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String firstWords(String text, int count) {
        return wordsOf(text, 0, count);
    }

    private static String wordsOf(String text, int from, int count) {
        return String.join(
                " ", Stream.of(text.strip().split("\\s+")).skip(from).limit(count).toList());
    }
}
