package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The start as a program of its own, and every way in which it may end. */
class LauncherIT {

    private static final int TERMINATED = 128 + 15;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir Path folder;

    private Process run;

    @AfterEach
    void leaveNothing() {
        if (run != null) {
            family().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
    }

    @Test
    void sigtermStopsEveryChild() throws Exception {
        start();
        awaitOutput("Demonstration accounts");
        List<ProcessHandle> family = family();
        assertThat(family).hasSizeGreaterThanOrEqualTo(4);

        run.destroy();

        assertThat(status()).isEqualTo(TERMINATED);
        assertThat(output()).contains("Stopping …", "Stopped.");
        assertAllGone(family);
    }

    @Test
    void sigtermDuringTheStartStopsWhatHasStarted() throws Exception {
        start();
        awaitOutput("PostgreSQL is ready");
        List<ProcessHandle> family = family();

        run.destroy();

        assertThat(status()).isEqualTo(TERMINATED);
        assertAllGone(family);
        assertThat(output()).contains("Stopped.").doesNotContain("./run:");
    }

    @Test
    void theDeathOfAPartStopsTheOthersAndIsTold() throws Exception {
        deathOf("bin/postgres", "PostgreSQL");
    }

    @ParameterizedTest
    @CsvSource({
        "org.elasticsearch.bootstrap.Elasticsearch, Elasticsearch",
        "vn.dangvu.pki.PkiMain, The demonstration PKI",
        "payara-micro, The application"
    })
    void theDeathOfAnyOtherPartToo(String word, String name) throws Exception {
        onlyInTheFullRun();
        deathOf(word, name);
    }

    @Test
    void evenASupervisorKilledAtOnceLeavesNoChild() throws Exception {
        onlyInTheFullRun();
        start();
        awaitOutput("Demonstration accounts");
        List<ProcessHandle> family = family();

        run.destroyForcibly();

        assertAllGone(family);
    }

    private void deathOf(String word, String name) throws Exception {
        start();
        awaitOutput("Demonstration accounts");
        List<ProcessHandle> family = family();

        family.stream()
                .filter(process -> commandLine(process).contains(word))
                .findFirst()
                .orElseThrow()
                .destroyForcibly();

        assertThat(status()).isEqualTo(1);
        assertThat(output())
                .contains("./run: " + name + " ended unexpectedly, so everything stops")
                .contains(folder.resolve("data/logs").toString());
        assertAllGone(family);
    }

    private static void onlyInTheFullRun() {
        boolean full = Boolean.getBoolean("dangvu.full");
        if (!full) {
            System.out.println("Skipped: one start more for each part is for ./test --full");
        }
        assumeTrue(full, "slow: ./test --full");
    }

    private void start() throws Exception {
        run =
                new ProcessBuilder(
                                Java.program(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                Java.classPath(),
                                SmallRun.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
    }

    private int status() throws Exception {
        assertThat(run.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return run.exitValue();
    }

    private void awaitOutput(String words) throws Exception {
        Instant end = Instant.now().plus(LONGEST);
        while (!output().contains(words)) {
            assertThat(run.isAlive()).as(output()).isTrue();
            assertThat(Instant.now()).as(output()).isBefore(end);
            Thread.sleep(100);
        }
    }

    private String output() throws Exception {
        return Files.readString(folder.resolve("output"));
    }

    private List<ProcessHandle> family() {
        return run.descendants().toList();
    }

    /** The whole of it, which the JDK leaves out for long ones. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    private static void assertAllGone(List<ProcessHandle> family) {
        Stream<ProcessHandle> alive = family.stream().filter(ProcessHandle::isAlive);
        alive.forEach(one -> one.onExit().orTimeout(1, TimeUnit.MINUTES).join());
        assertThat(family).noneMatch(ProcessHandle::isAlive);
    }
}
