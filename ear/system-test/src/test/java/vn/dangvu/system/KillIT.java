package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.ADMINISTRATOR;
import static vn.dangvu.launcher.SmokeJob.COMMITTEE_CLERK;
import static vn.dangvu.launcher.SmokeJob.SECRETARY;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeAnswer;
import vn.dangvu.launcher.SmokePdf;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * R46: parts are killed (SIGKILL) while reports are being sent. Whoever has a receipt finds the same
 * bytes behind it; whoever has none sends again, with the same key, and gets exactly one.
 */
@Order(10)
@ExtendWith(WholeSystem.class)
class KillIT {
    private static final int AT_ONCE = 4;

    /** A submission takes some tenths of a second; a kill falls anywhere into it, or beside it. */
    private static final int LATEST_MILLIS = 600;

    private final WholeSystem.Running system;
    private final SmokeSteps steps;
    private final Random random = new Random(46);

    KillIT(WholeSystem.Running system) {
        this.system = system;
        this.steps = system.steps();
    }

    @FunctionalInterface
    private interface Kill {
        void run() throws Exception;
    }

    @Test
    void theApplicationKilledWhileReportsAreSentLosesNone() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            sendWhile(
                    () -> {
                        kill("payara-micro");
                        system.stack().stopApplication();
                        system.stack().startApplication();
                    });
        }
    }

    @Test
    void theDatabaseKilledWhileReportsAreSentLosesNone() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            sendWhile(
                    () -> {
                        kill("bin/postgres");
                        system.stack().stopPostgres();
                        system.stack().startPostgres();
                    });
        }
    }

    private static int rounds() {
        boolean full = Boolean.getBoolean("dangvu.full");
        if (!full) {
            System.out.println("Killed once each; 25 times with ./test --full");
        }
        return full ? 25 : 1;
    }

    private void sendWhile(Kill kill) throws Exception {
        Map<Long, String> keys = new LinkedHashMap<>();
        for (int i = 0; i < AT_ONCE; i++) {
            long report = signed("Báo cáo gửi lúc sự cố " + i);
            keys.put(report, "key-of-report-" + report);
        }
        Map<Long, String> receipts = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<Long, Future<SmokeAnswer>> sent = new LinkedHashMap<>();
            keys.forEach((id, key) -> sent.put(id, threads.submit(() -> send(id, key))));
            Thread.sleep(random.nextInt(LATEST_MILLIS));
            kill.run();
            for (Map.Entry<Long, Future<SmokeAnswer>> one : sent.entrySet()) {
                SmokeAnswer answer = one.getValue().get();
                if (answer != null && answer.status() / 100 == 2) {
                    receipts.put(one.getKey(), answer.json().path("id").asText());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        awaitReady();
        for (Map.Entry<Long, String> one : keys.entrySet()) {
            assertKeptOnce(one.getKey(), one.getValue(), receipts.get(one.getKey()));
        }
        assertThat(
                        steps.as(ADMINISTRATOR)
                                .read("/operation/audit-chain")
                                .path("intact")
                                .asBoolean())
                .isTrue();
    }

    /** Null when the line broke before there was an answer. */
    private SmokeAnswer send(long report, String key) {
        try {
            return steps.trySubmit(SECRETARY, report, null, key);
        } catch (IOException lineBroke) {
            return null;
        }
    }

    private void assertKeptOnce(long report, String key, String told) throws Exception {
        JsonNode again = steps.trySubmit(SECRETARY, report, null, key).granted().json();
        if (told != null) {
            assertThat(again.path("id").asText()).as("the receipt that was told").isEqualTo(told);
        }
        assertThat(steps.trySubmit(SECRETARY, report, null, "another-" + key).json().path("id"))
                .isEqualTo(again.path("id"));
        String sha256 = again.path("sha256").asText();
        Path stored =
                system.contentStore()
                        .resolve(sha256.substring(0, 2))
                        .resolve(sha256.substring(2, 4))
                        .resolve(sha256);
        byte[] bytes = Files.readAllBytes(stored);
        assertThat(bytes).hasSize(again.path("size").asInt());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo(sha256);
        List<String> happened = new ArrayList<>();
        steps.as(SECRETARY)
                .read("/documents/" + report + "/history")
                .forEach(entry -> happened.add(entry.path("action").asText()));
        assertThat(happened)
                .containsOnlyOnce("report-submitted")
                .containsOnlyOnce("receipt-issued");
    }

    private void awaitReady() throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            if (steps.as(SECRETARY).get("/session").status() == 200) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the application does not come back");
    }

    private static void kill(String program) {
        ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().commandLine().orElse("").contains(program))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private long signed(String subject) throws IOException {
        long report =
                steps.draft(
                        COMMITTEE_CLERK,
                        Draft.report(subject, null, SmokePdf.of(List.of(subject))));
        steps.sign(SECRETARY, report);
        return report;
    }
}
