package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokePdf;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Files that are not what they should be, and lines that break. */
@Order(2)
@ExtendWith(WholeSystem.class)
class BadFilesIT {
    private static final long TOO_MUCH = 200L << 20;
    private static final String PIECE = "Content-Type: application/offset+octet-stream\r\n";

    private final WholeSystem.Running system;
    private final SmokeSteps steps;

    BadFilesIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    /** R54. */
    @Test
    void whatIsNoPdfIsRefusedAndSaidSo() throws Exception {
        byte[] html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

        SmokeAnswer answer = draft("bao-cao.pdf", html);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("file.not-pdf");
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
    }

    /** R54: a zip and a script that carry a whole PDF behind them. */
    @Test
    void aPolyglotIsRefused() throws Exception {
        byte[] pdf = SmokePdf.of(List.of("Báo cáo"));
        for (String head : List.of("PK\u0003\u0004", "#!/bin/sh\nexit\n", "GIF89a", "<svg>")) {
            byte[] polyglot = (head + " ".repeat(40)).getBytes(StandardCharsets.ISO_8859_1);
            byte[] both = Arrays.copyOf(polyglot, polyglot.length + pdf.length);
            System.arraycopy(pdf, 0, both, polyglot.length, pdf.length);

            assertThat(draft("bao-cao.pdf", both).status()).as(head).isEqualTo(422);
        }
    }

    @Test
    void anEmptyFileIsRefusedBeforeItIsSent() throws Exception {
        SmokeAnswer answer = steps.as(COMMITTEE_CLERK).openUpload("rong.pdf", 0);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("upload.empty");
    }

    @Test
    void aBrokenPdfIsRefused() throws Exception {
        byte[] whole = VietnamesePdf.of("Báo cáo bị cắt mất phần cuối");

        SmokeAnswer answer = draft("hong.pdf", Arrays.copyOf(whole, whole.length * 2 / 3));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).startsWith("file.");
    }

    @Test
    void anEncryptedPdfIsRefusedByName() throws Exception {
        SmokeAnswer answer = draft("mat.pdf", VietnamesePdf.encrypted("Báo cáo có mật khẩu"));

        assertThat(answer.code()).isEqualTo("file.encrypted");
    }

    /** R53: 200 MB announced are refused before a byte of them is sent. */
    @Test
    void twoHundredMegabytesAnnouncedAreRefused() throws Exception {
        SmokeAnswer answer = steps.as(COMMITTEE_CLERK).openUpload("to.pdf", TOO_MUCH);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("upload.too-large");
        assertThat(
                        raw().statusLine(
                                        "POST",
                                        "/verifications",
                                        "Content-Type: application/pdf\r\n",
                                        TOO_MUCH,
                                        new byte[0]))
                .contains(" 413 ");
    }

    /** R53: who announces little and sends 200 MB costs no more than what was announced. */
    @Test
    void twoHundredMegabytesStreamedIntoASmallUploadAreCutOff() throws Exception {
        String upload = open("nho.pdf", 1 << 20);

        String status =
                raw().statusLine(
                                "PATCH",
                                "/uploads/" + upload,
                                PIECE + "Upload-Offset: 0\r\n",
                                TOO_MUCH,
                                new byte[2 << 20]);

        assertThat(status).contains(" 413 ");
        assertThat(steps.as(COMMITTEE_CLERK).offset(upload)).isLessThanOrEqualTo(1 << 20);
        discard(upload);
    }

    @Test
    void anUploadWhoseLineBreaksAtNinetyNinePercentGoesOnFromThere() throws Exception {
        byte[] pdf = VietnamesePdf.of("Báo cáo dài.\n".repeat(4000));
        int most = pdf.length * 99 / 100;
        String upload = open("dai.pdf", pdf.length);

        raw().breakOff(
                        "PATCH",
                        "/uploads/" + upload,
                        PIECE + "Upload-Offset: 0\r\n",
                        pdf.length,
                        Arrays.copyOf(pdf, most));

        long kept = keptOf(upload, most);
        SmokeClient clerk = steps.as(COMMITTEE_CLERK);
        byte[] rest = Arrays.copyOfRange(pdf, (int) kept, pdf.length);
        clerk.piece(upload, kept, BodyPublishers.ofByteArray(rest)).granted();
        assertThat(clerk.offset(upload)).isEqualTo(pdf.length);
        discard(upload);
    }

    @Test
    void aPieceThatDoesNotFollowIsToldWhereToGoOn() throws Exception {
        SmokeClient clerk = steps.as(COMMITTEE_CLERK);
        String upload = open("lech.pdf", 100);
        clerk.piece(upload, 0, BodyPublishers.ofByteArray(new byte[40])).granted();

        SmokeAnswer answer = clerk.piece(upload, 90, BodyPublishers.ofByteArray(new byte[10]));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Upload-Offset")).contains("40");
        discard(upload);
    }

    /** R58: names never reach a path; what is shown of them is harmless. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../etc/cron.d/x.pdf",
                "..\\..\\windows\\system32\\x.pdf",
                "/etc/passwd",
                "bao\u0000cao.pdf",
                "CON",
                "a\r\nSet-Cookie: x=y.pdf",
                "\u202Efdp.exe"
            })
    void aHostileFileNameIsForDisplayOnly(String name) throws Exception {
        SmokeAnswer drafted = draft(name, SmokePdf.of(List.of("Tên tệp lạ")));

        String kept = drafted.granted().json().at("/current/fileName").asText();
        assertThat(kept).doesNotContainPattern("[/\\\\\\p{Cntrl}\\p{Cf}]");
        long id = drafted.json().path("id").asLong();
        SmokeAnswer content =
                steps.as(COMMITTEE_CLERK).get("/documents/" + id + "/content").granted();
        assertThat(content.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(content.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"");
        Path store = system.contentStore();
        String sha256 = drafted.json().at("/current/sha256").asText();
        assertThat(store.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)))
                .isDirectoryContaining(file -> file.getFileName().toString().equals(sha256));
    }

    @Test
    void anAttachmentMustBeWhatItsEndingSays() throws Exception {
        SmokeClient clerk = steps.as(COMMITTEE_CLERK);
        String disguised =
                clerk.upload("bang.xlsx", "MZ not a sheet".getBytes(StandardCharsets.UTF_8));
        String file = clerk.upload("bao-cao.pdf", SmokePdf.of(List.of("Có phụ lục")));
        SmokeAnswer answer =
                clerk.post(
                        "/documents",
                        java.util.Map.of(
                                "kind", "REPORT",
                                "unitId", steps.unitOf(COMMITTEE_CLERK),
                                "typeCode", "BC",
                                "symbol", "13-BC/ĐU",
                                "issuedDate", "2026-11-20",
                                "subject", "Báo cáo có phụ lục",
                                "file", file,
                                "attachments", List.of(disguised)));

        assertThat(answer.code()).isEqualTo("file.attachment-type");
    }

    private SmokeAnswer draft(String fileName, byte[] bytes) throws IOException {
        return steps.tryDraft(
                COMMITTEE_CLERK,
                new Draft("REPORT", "BC", "14-BC/ĐU", "Tệp thử", null, fileName, bytes));
    }

    private String open(String name, long size) throws IOException {
        return steps.as(COMMITTEE_CLERK)
                .openUpload(name, size)
                .granted()
                .json()
                .path("id")
                .asText();
    }

    private void discard(String upload) throws IOException {
        SmokeClient clerk = steps.as(COMMITTEE_CLERK);
        clerk.send(clerk.request("/uploads/" + upload).DELETE()).granted();
    }

    /** What the server had of a broken line is kept as soon as it notices. */
    private long keptOf(String upload, long sent) throws Exception {
        long kept = 0;
        for (int tries = 0; tries < 50 && kept < sent; tries++) {
            Thread.sleep(200);
            kept = steps.as(COMMITTEE_CLERK).offset(upload);
        }
        assertThat(kept).isBetween(sent / 2, sent);
        return kept;
    }

    private RawRequest raw() throws IOException {
        return new RawRequest(system.stack().url(), steps.as(COMMITTEE_CLERK));
    }
}
