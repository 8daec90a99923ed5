package vn.dangvu.signing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SoftHSM2 with tokens of its own under target. The library reads SOFTHSM2_CONF once a process, so
 * the build sets it and all tests share one store with different labels.
 */
final class SoftHsm {

    static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
                    Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));
    private static final AtomicInteger COUNT = new AtomicInteger();

    private SoftHsm() {}

    /** The library, or the test is skipped with the reason. */
    static Path library() {
        String configuration = System.getenv("SOFTHSM2_CONF");
        Path library = PLACES.stream().filter(Files::exists).findFirst().orElse(null);
        if (library == null || configuration == null) {
            System.out.println(
                    "SKIPPED: SoftHSM2 is "
                            + (library == null
                                    ? "not installed"
                                    : "here, but SOFTHSM2_CONF is not set"));
        }
        assumeTrue(library != null && configuration != null, "SoftHSM2 is missing");
        configure(Path.of(configuration));
        return library;
    }

    private static synchronized void configure(Path configuration) {
        try {
            Path tokens = configuration.resolveSibling("tokens");
            Files.createDirectories(tokens);
            Files.writeString(
                    configuration,
                    "directories.tokendir = "
                            + tokens
                            + "\nobjectstore.backend = file\n"
                            + "log.level = ERROR\nslots.removable = false\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a token with one key; the label is made unique and returned. */
    static String token(String name, String pin, TestPki.Identity identity) {
        String label = name + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        run(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                label,
                "--pin",
                pin,
                "--so-pin",
                "12345678");
        addKey(label, pin, identity, "01");
        return label;
    }

    static void addKey(String label, String pin, TestPki.Identity identity, String id) {
        try {
            Path key = Files.createTempFile(Path.of("target"), "key", ".pem");
            Files.writeString(
                    key, TestPki.pem("PRIVATE KEY", identity.keys().getPrivate().getEncoded()));
            run(
                    "softhsm2-util",
                    "--import",
                    key.toString(),
                    "--token",
                    label,
                    "--label",
                    "sign",
                    "--id",
                    id,
                    "--pin",
                    pin);
            Files.delete(key);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command[0] + " failed: " + output);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
