package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.ADMINISTRATOR;
import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;
import static vn.dangvu.system.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokePdf;
import vn.dangvu.launcher.SmokeSteps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What search must not give away, whatever the index holds. */
@Order(7)
@ExtendWith(WholeSystem.class)
class SearchRightsIT {
    private static final String MEMBER = "luong.sxd";

    private final WholeSystem.Running system;
    private final SmokeSteps steps;

    SearchRightsIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    /** R27, R26: the index is not told, and the right is gone all the same, from the counts too. */
    @Test
    void aRightTakenAwayIsGoneAtOnceWhileTheIndexStillHasIt() throws Exception {
        String subject = "Hướng dẫn nuôi ong lấy mật ở chi bộ vùng cao";
        long document =
                Archived.put(
                        steps, "61-HD/BTCTU", subject, SmokePdf.of(List.of(subject, "ongmật")));
        long other =
                Archived.put(
                        steps,
                        "62-HD/BTCTU",
                        subject + ", phần hai",
                        SmokePdf.of(List.of(subject, "phần hai")));
        steps.awaitFound(MEMBER, "ongmật", document);
        steps.awaitFound(MEMBER, "nuôi ong lấy mật", other);
        assertThat(completions("huong dan nuoi ong")).contains(subject);
        assertThat(similar(other)).contains(document);

        takeAway(document, "m:");

        JsonNode found = steps.search(MEMBER, "ongmật").granted().json();
        assertThat(found.path("total").asLong()).isZero();
        assertThat(found.path("documents")).isEmpty();
        for (String facet : List.of("types", "years", "kinds", "statuses", "signatures")) {
            assertThat(found.path(facet)).as(facet).isEmpty();
        }
        assertThat(completions("huong dan nuoi ong")).doesNotContain(subject);
        assertThat(similar(other)).doesNotContain(document);
        assertThat(steps.as(MEMBER).get("/documents/" + document).status()).isEqualTo(404);
        assertThat(steps.as(MEMBER).get("/search/export?q=ongm%E1%BA%ADt").text())
                .doesNotContain("61-HD/BTCTU");
        assertThat(steps.finds(OFFICE_CLERK, "ongmật", document))
                .as("the office keeps it")
                .isTrue();
    }

    /** R27: what a saved search found is not shown once the right is gone. */
    @Test
    void aNewHitOfASavedSearchVanishesWithTheRight() throws Exception {
        SmokeClient member = steps.as(MEMBER);
        long saved =
                member.post("/saved-searches", Map.of("name", "Cá tra", "text", "cátrasạch"))
                        .granted()
                        .json()
                        .path("id")
                        .asLong();
        String subject = "Hướng dẫn nuôi cá tra sạch";
        long document =
                Archived.put(
                        steps, "63-HD/BTCTU", subject, SmokePdf.of(List.of(subject, "cátrasạch")));
        await(() -> !member.read("/saved-searches/" + saved + "/hits").isEmpty());
        assertThat(unseen(saved)).isEqualTo(1);

        takeAway(document, "m:");

        assertThat(member.read("/saved-searches/" + saved + "/hits")).isEmpty();
        assertThat(unseen(saved)).isZero();
        member.delete("/saved-searches/" + saved).granted();
    }

    /** R24: another's saved search is not there. */
    @Test
    void aSavedSearchIsItsOwners() throws Exception {
        long saved =
                steps.as(MEMBER)
                        .post("/saved-searches", Map.of("name", "Của tôi", "text", "mía"))
                        .granted()
                        .json()
                        .path("id")
                        .asLong();
        SmokeClient other = steps.as(OFFICE_CLERK);

        assertThat(other.get("/saved-searches/" + saved + "/hits").status()).isEqualTo(404);
        assertThat(other.post("/saved-searches/" + saved + "/seen").status()).isEqualTo(404);
        assertThat(other.delete("/saved-searches/" + saved).status()).isEqualTo(404);
        steps.as(MEMBER).delete("/saved-searches/" + saved).granted();
    }

    /** R31: a state secret sent by mistake is refused, and nothing of it is left anywhere. */
    @Test
    void aStateSecretIsRefusedAndLeavesNoTrace() throws Exception {
        String canary = "chimhoàngyếnmangtin" + System.nanoTime();
        SmokeClient clerk = steps.as(OFFICE_CLERK);
        byte[] pdf =
                SmokePdf.of(List.of("ĐẢNG ỦY KHỐI", "Số 05-BC/ĐUK", "TỐI MẬT", "BÁO CÁO", canary));

        SmokeAnswer refused =
                clerk.post(
                        "/archive-documents",
                        Map.of(
                                "unitId", steps.unitOf(OFFICE_CLERK),
                                "typeCode", "BC",
                                "symbol", "05-BC/ĐUK",
                                "issuedDate", "2026-11-20",
                                "issuerName", "Đảng ủy Khối",
                                "subject", "Báo cáo đưa lên nhầm",
                                "file", clerk.upload("mat.pdf", pdf),
                                "openToMembers", false));

        assertThat(refused.code()).isEqualTo("file.secret");
        // until Elasticsearch has written everything down
        steps.as(ADMINISTRATOR).read("/operation/index/comparison");
        List<byte[]> forms = new ArrayList<>();
        forms.add(canary.getBytes(StandardCharsets.UTF_8));
        forms.add(canary.getBytes(StandardCharsets.UTF_16BE));
        // as the page of the PDF holds it
        StringBuilder codes = new StringBuilder();
        canary.chars().forEach(c -> codes.append("%04X".formatted(c)));
        forms.add(codes.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(filesWith(forms)).isEmpty();
        assertThat(steps.search(OFFICE_CLERK, canary).json().path("total").asLong()).isZero();
    }

    /** Of everything the parts keep; programs hold no data. */
    private List<Path> filesWith(List<byte[]> forms) throws IOException {
        List<Path> found = new ArrayList<>();
        AtomicInteger read = new AtomicInteger();
        Files.walkFileTree(
                system.data(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (attributes.isRegularFile() && !file.toString().endsWith(".jar")) {
                            byte[] bytes = bytesOf(file);
                            read.incrementAndGet();
                            if (forms.stream().anyMatch(form -> contains(bytes, form))) {
                                found.add(file);
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    // databases remove files while they are looked for
                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        assertThat(read).as("logs, index, database and content are read").hasValueGreaterThan(50);
        return found;
    }

    private static byte[] bytesOf(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException | AccessDeniedException gone) {
            return new byte[0];
        }
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        String haystack = new String(bytes, StandardCharsets.ISO_8859_1);
        return haystack.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    /** By another hand than the application's, so that nobody tells the index. */
    private void takeAway(long document, String kind) throws Exception {
        try (Connection database =
                        DriverManager.getConnection(
                                system.stack().databaseUrl(),
                                "dangvu_owner",
                                system.stack().databasePassword("dangvu_owner"));
                PreparedStatement delete =
                        database.prepareStatement(
                                "delete from document_access where document_id = ? and token"
                                        + " like ?")) {
            delete.setLong(1, document);
            delete.setString(2, kind + "%");
            assertThat(delete.executeUpdate()).isPositive();
        }
    }

    private List<String> completions(String typed) throws IOException {
        List<String> subjects = new ArrayList<>();
        steps.as(MEMBER)
                .read("/search/completions?q=" + typed.replace(' ', '+'))
                .forEach(one -> subjects.add(one.asText()));
        return subjects;
    }

    private List<Long> similar(long document) throws IOException {
        List<Long> ids = new ArrayList<>();
        steps.as(MEMBER)
                .read("/documents/" + document + "/similar?most=20")
                .forEach(one -> ids.add(one.path("id").asLong()));
        return ids;
    }

    private long unseen(long saved) throws IOException {
        for (JsonNode one : steps.as(MEMBER).read("/saved-searches")) {
            if (one.path("id").asLong() == saved) {
                return one.path("unseen").asLong();
            }
        }
        throw new AssertionError("no saved search " + saved);
    }
}
