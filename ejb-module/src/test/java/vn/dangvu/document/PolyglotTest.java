package vn.dangvu.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.content.BlobId;
import vn.dangvu.content.FileContentStore;
import vn.dangvu.content.StagedFile;
import vn.dangvu.content.StoredContent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** R54: files that are a PDF and something else at once; each beside a PDF that is only that. */
@DisplayName("R54: a file of two types is refused")
class PolyglotTest {
    /** First bytes of what a computer might open or run. */
    private static final List<String> HEADS =
            List.of(
                    "PK\3\4",
                    "MZ\u0090\0",
                    "\u007fELF",
                    "GIF89a",
                    "\u0089PNG\r\n\u001a\n",
                    "\u00ff\u00d8\u00ff\u00e0",
                    "<html><script>1</script>",
                    "<?xml version='1.0'?><svg/>",
                    "#!/bin/sh\nexit\n",
                    "<?php exit; ?>",
                    "Rar!\u001a\7\0",
                    "7z\u00bc\u00af'\u001c",
                    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                    "ID3\3\0",
                    "%!PS-Adobe-3.0\n",
                    "{\\rtf1 }",
                    "\u00ca\u00fe\u00ba\u00be",
                    "OggS\0",
                    "\0asm\1",
                    "\u001f\u008b\b\0");

    private static final int[] GAPS = {0, 1, 40, 500, 1020};

    @TempDir Path folder;
    private final PdfIntake intake = new PdfIntake();

    @BeforeEach
    void storeThatTakesEverything() {
        intake.secrecy = (file, mediaType) -> false;
        intake.store =
                new FileContentStore() {
                    @Override
                    public StoredContent put(Path file) throws IOException {
                        return new StoredContent(new BlobId("0".repeat(64)), Files.size(file));
                    }
                };
    }

    @Test
    void twoHundredAreRefused() throws IOException {
        Map<String, byte[]> behind = new LinkedHashMap<>();
        Map<String, byte[]> within = new LinkedHashMap<>();
        byte[] clean = pdf("", "");
        for (String head : HEADS) {
            for (int gap : GAPS) {
                behind.put("before " + head + gap, join(head, " ".repeat(gap), clean));
            }
            for (int gap : new int[] {0, 1, 100}) {
                within.put(
                        "after " + head + gap, join(clean, "\n".repeat(gap), head + " something"));
            }
        }
        for (int comment = 0; comment < 20; comment++) {
            within.put("zip comment " + comment, zipWithin("%" + "x".repeat(comment)));
            within.put("mark " + comment, pdf(mark(comment), ""));
        }
        assertThat(behind.size() + within.size()).isEqualTo(200);
        behind.forEach(
                (name, bytes) -> assertThat(refusal(bytes)).as(name).isEqualTo("file.not-pdf"));
        within.forEach(
                (name, bytes) -> assertThat(refusal(bytes)).as(name).isEqualTo("file.two-types"));
    }

    @Test
    void whatOnlyIsAPdfIsTaken() throws IOException {
        for (byte[] clean :
                List.of(
                        pdf("", ""),
                        join(pdf("", ""), "\r\n", "\0\0"),
                        pdf("% PK\3\4 in a comment", ""),
                        pdf("", "% PK\5\6 is named here, and is no end of a ZIP"))) {
            assertThatCode(() -> intake.pdf(staged(clean))).doesNotThrowAnyException();
        }
    }

    private String refusal(byte[] bytes) {
        DocumentRefused refused =
                catchThrowableOfType(DocumentRefused.class, () -> intake.pdf(staged(bytes)));
        return refused == null ? "taken" : refused.code();
    }

    private StagedFile staged(byte[] bytes) throws IOException {
        Path file = folder.resolve("file.pdf");
        Files.write(file, bytes);
        return new StagedFile(file, "bao-cao.pdf", bytes.length);
    }

    /** The closing record of an empty ZIP, whose comment is the rest of the PDF. */
    private static byte[] zipWithin(String before) {
        String record = "%s PK\5\6" + "\0".repeat(16) + "LL";
        byte[] whole = pdf("", record.formatted(before));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int length = whole.length - text.indexOf("PK\5\6") - 22;
        String sized =
                text.replace("LL", "" + (char) (length & 0xff) + (char) (length >> 8 & 0xff));
        return sized.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A tar and a DICOM file by turns, both marked at a fixed place. */
    private static String mark(int number) {
        String header = "%PDF-1.7\n";
        int place = number % 2 == 0 ? 257 : 128;
        String format = number % 2 == 0 ? "ustar" : "DICM";
        return "%" + "x".repeat(place - header.length() - 1) + format + "x".repeat(number);
    }

    /** A page without content; the strings stand before its objects and before its last lines. */
    private static byte[] pdf(String early, String late) {
        StringBuilder file = new StringBuilder("%PDF-1.7\n").append(early).append('\n');
        int[] at = new int[4];
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
        };
        for (int i = 1; i <= objects.length; i++) {
            at[i] = file.length();
            file.append(i).append(" 0 obj").append(objects[i - 1]).append("endobj\n");
        }
        int table = file.length();
        file.append("xref\n0 4\n0000000000 65535 f \n");
        for (int i = 1; i < at.length; i++) {
            file.append("%010d 00000 n \n".formatted(at[i]));
        }
        file.append("trailer<</Size 4/Root 1 0 R>>\n").append(late).append('\n');
        file.append("startxref\n").append(table).append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            all.writeBytes(
                    part instanceof byte[] bytes
                            ? bytes
                            : part.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return all.toByteArray();
    }
}
