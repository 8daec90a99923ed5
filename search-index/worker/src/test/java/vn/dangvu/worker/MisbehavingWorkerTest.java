package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.ExtractionVerdict;
import vn.dangvu.index.WorkerSettings;
import vn.dangvu.index.WorkerTextExtractor;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** R56: whatever a worker does, the caller gets a verdict in time and the next file is fine. */
@Timeout(90)
class MisbehavingWorkerTest {

    @TempDir Path dir;

    private WorkerTextExtractor extractor;

    @BeforeEach
    void start() throws IOException {
        start(Duration.ofSeconds(3));
    }

    private void start(Duration timeLimit) throws IOException {
        extractor =
                new WorkerTextExtractor(
                        WorkerSettings.of(jar(), dir.resolve("work"))
                                .workers(1)
                                .timeLimit(timeLimit)
                                .build());
    }

    @AfterEach
    void end() {
        extractor.close();
    }

    /** A jar that only points to the classes of this test. */
    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, MisbehavingWorker.class.getName());
        main.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.contains("search-index") || entry.contains("worker"))
                        .map(entry -> Path.of(entry).toUri())
                        .map(URI::toString)
                        .collect(Collectors.joining(" ")));
        Path jar = dir.resolve("misbehaving.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private ExtractedText told(String how) throws Exception {
        return extractor.extract(Files.writeString(dir.resolve("file.txt"), how), "text/plain");
    }

    private void assertEnds(String how, String reason) throws Exception {
        long start = System.nanoTime();
        ExtractedText text = told(how);
        assertThat(text.verdict()).as(how).isEqualTo(ExtractionVerdict.NOT_SEARCHABLE);
        assertThat(text.reasonCode()).as(how).isEqualTo(reason);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(70));
        assertThat(told("bình thường").wholeText()).isEqualTo("bình thường");
    }

    @Test
    void aHangEndsAtTheTimeLimit() throws Exception {
        assertEnds("hang", "time-limit");
    }

    @Test
    void whatWasReadBeforeAHangIsKept() throws Exception {
        ExtractedText text = told("hang after a page");
        assertThat(text.verdict()).isEqualTo(ExtractionVerdict.PARTLY);
        assertThat(text.reasonCode()).isEqualTo("time-limit");
        assertThat(text.wholeText()).isEqualTo("trang một");
    }

    @Test
    void childrenAreKilledToo() throws Exception {
        long before = ProcessHandle.current().descendants().count();
        assertThat(told("hang with a child").reasonCode()).isEqualTo("time-limit");
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
                .isLessThanOrEqualTo(before);
    }

    @Test
    void exitsAndCrashesAreSurvived() throws Exception {
        assertEnds("exit", "worker-died");
        assertEnds("halt", "worker-died");
        assertEnds("throw", "worker-died");
        assertEnds("crash", "worker-died");
    }

    /** R57: even a worker that has been taken over reaches nobody, where the system can take the network away. */
    @Test
    void noConnectionLeavesWhereTheSystemAllowsToForbidThem() throws Exception {
        assumeTrue(canUnshareNetwork(), "no right to start a process without network: not tried");
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(200);
            assertThat(told("connect to " + listener.getLocalPort()).wholeText())
                    .isEqualTo("no network");
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static boolean canUnshareNetwork() throws Exception {
        for (String[] how :
                new String[][] {{"unshare", "-n", "true"}, {"unshare", "-r", "-n", "true"}}) {
            try {
                if (new ProcessBuilder(how).start().waitFor() == 0) {
                    return true;
                }
            } catch (IOException notInstalled) {
                return false;
            }
        }
        return false;
    }

    @Test
    void outOfMemoryIsNamed() throws Exception {
        extractor.close();
        // a busy machine takes its time to fill the memory
        start(Duration.ofSeconds(60));
        assertEnds("memory", "memory-limit");
    }

    @Test
    void nonsenseOnTheWireIsSurvived() throws Exception {
        assertEnds("chatter", "worker-died");
        assertEnds("long frame", "worker-died");
        assertEnds("strange verdict", "worker-died");
    }

    @Test
    void aGigabyteOfOutputIsSurvived() throws Exception {
        assertEnds("flood", "worker-died");
        ExtractedText text = told("pages");
        assertThat(text.verdict()).isEqualTo(ExtractionVerdict.PARTLY);
        assertThat(text.wholeText().length()).isLessThanOrEqualTo(5_100_000);
    }
}
