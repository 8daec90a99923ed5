package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.TextExtractor;
import vn.dangvu.index.WorkerSettings;
import vn.dangvu.index.WorkerTextExtractor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;

/**
 * R56, R57: files made to harm. The worker's network is left open here on purpose: what must not
 * happen is the attempt.
 */
class HostileFilesIT {

    private static final String CANARY = "chim-hoang-yen-5417";

    @TempDir static Path dir;

    private static TextExtractor extractor;
    private static ServerSocket listener;
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

    @BeforeAll
    static void start() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(HostileFilesIT::count, "listener");
        thread.setDaemon(true);
        thread.start();
        extractor =
                new WorkerTextExtractor(
                        WorkerSettings.of(
                                        Path.of(System.getProperty("dangvu.test.worker.jar")),
                                        dir.resolve("work"))
                                .openNetwork()
                                .timeLimit(Duration.ofSeconds(30))
                                .build());
    }

    private static void count() {
        while (!listener.isClosed()) {
            try {
                listener.accept().close();
                CONNECTIONS.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @AfterAll
    static void end() throws IOException {
        extractor.close();
        listener.close();
    }

    private static String attack(String element) throws IOException {
        Path secret = Files.writeString(dir.resolve("secret.txt"), CANARY);
        return "<?xml version=\"1.0\"?><!DOCTYPE r ["
                + "<!ENTITY file SYSTEM \""
                + secret.toUri()
                + "\">"
                + "<!ENTITY net SYSTEM \"http://127.0.0.1:"
                + listener.getLocalPort()
                + "/x\">"
                + "<!ENTITY % dtd SYSTEM \"http://127.0.0.1:"
                + listener.getLocalPort()
                + "/d\">"
                + "%dtd; ]>"
                + element;
    }

    @Test
    void noEntityIsFetchedFromTheNetOrTheDisk() throws Exception {
        List<Path> files = new ArrayList<>();
        String word =
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                        + "<w:body><w:p><w:r><w:t>&file; &net;</w:t></w:r></w:p></w:body></w:document>";
        for (String part :
                List.of(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/document.xml",
                        "word/styles.xml",
                        "docProps/core.xml")) {
            files.add(
                    docx(
                            part,
                            attack(part.endsWith("document.xml") ? word : "<r>&file;&net;</r>")));
        }
        Path odt = dir.resolve("attack.odt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(odt))) {
            SampleDocuments.entry(zip, "mimetype", "application/vnd.oasis.opendocument.text");
            SampleDocuments.entry(
                    zip,
                    "content.xml",
                    attack(
                            "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                                    + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>"
                                    + "<office:text><text:p>&file; &net;</text:p></office:text></office:body></office:document-content>"));
        }
        files.add(odt);
        files.add(Files.writeString(dir.resolve("attack.xml"), attack("<r>&file;&net;</r>")));
        files.add(
                Files.writeString(
                        dir.resolve("attack.svg"),
                        attack(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&file;&net;</text></svg>")));

        for (Path file : files) {
            ExtractedText text = extractor.extract(file, "");
            assertThat(text.wholeText()).as(file.toString()).doesNotContain(CANARY);
        }
        assertThat(CONNECTIONS).hasValue(0);
    }

    private static Path docx(String attacked, String xml) throws IOException {
        Path file = dir.resolve(attacked.replaceAll("\\W", "_") + ".docx");
        String relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String[] part :
                    new String[][] {
                        {
                            "[Content_Types].xml",
                            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                    + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
                        },
                        {
                            "_rels/.rels",
                            "<Relationships xmlns=\""
                                    + relationships
                                    + "\"><Relationship Id=\"r\""
                                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                                    + " Target=\"word/document.xml\"/></Relationships>"
                        },
                        {
                            "word/document.xml",
                            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body/></w:document>"
                        },
                        {"word/styles.xml", "<styles>\".Vn</styles>"},
                        {"docProps/core.xml", "<core/>"}
                    }) {
                SampleDocuments.entry(zip, part[0], part[0].equals(attacked) ? xml : part[1]);
            }
        }
        return file;
    }

    @Test
    void ownBombsGetAVerdictInTime() throws Exception {
        for (Path file : new HostileDocuments(dir).all(listener.getLocalPort())) {
            assertEndsInTime(file);
        }
        assertThat(CONNECTIONS).hasValue(0);
        Path fine = SampleDocuments.docx(dir.resolve("fine.docx"), "Văn bản bình thường");
        assertThat(extractor.extract(fine, "").wholeText()).isEqualTo("Văn bản bình thường");
    }

    @Test
    void allHostileSamplesGetAVerdictInTime() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("office", "pdf/malformed")) {
            try (Stream<Path> list = Files.list(SharedData.path(folder))) {
                list.sorted().forEach(files::add);
            }
        }
        int readable = 0;
        for (Path file : files) {
            if (!assertEndsInTime(file).wholeText().isBlank()) {
                readable++;
            }
        }
        System.out.printf(
                Locale.ROOT, "hostile samples: %d, some text from %d%n", files.size(), readable);
        assertThat(CONNECTIONS).hasValue(0);
        Path fine = SampleDocuments.docx(dir.resolve("fine.docx"), "Văn bản bình thường");
        assertThat(extractor.extract(fine, "").wholeText()).isEqualTo("Văn bản bình thường");
    }

    private static ExtractedText assertEndsInTime(Path file) throws Exception {
        long start = System.nanoTime();
        ExtractedText text = extractor.extract(file, "");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(file.toString())
                .isLessThan(Duration.ofSeconds(70));
        assertThat(text.verdict()).as(file.toString()).isNotNull();
        return text;
    }
}
