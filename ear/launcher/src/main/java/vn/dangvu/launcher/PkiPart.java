package vn.dangvu.launcher;

import vn.dangvu.pki.PkiMain;
import vn.dangvu.pki.SoftHsm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demonstration PKI, and the tokens it fills on its first start. */
final class PkiPart implements Part {

    private static final Duration START = Duration.ofMinutes(5);

    private final DataFolder data;
    private final Path signers;
    private final int wishedPort;
    private final Optional<SoftHsm> softHsm;
    private final Runnable whenDead;
    private Child child;

    /**
     * @param wishedPort of a new PKI; an old one keeps its own
     * @param softHsm empty puts the keys into PKCS#12 files
     */
    PkiPart(
            DataFolder data,
            Path signers,
            int wishedPort,
            Optional<SoftHsm> softHsm,
            Runnable whenDead) {
        this.data = data;
        this.signers = signers;
        this.wishedPort = wishedPort;
        this.softHsm = softHsm;
        this.whenDead = whenDead;
    }

    @Override
    public String name() {
        return "Demonstration PKI";
    }

    String url() throws StartFailure {
        return "http://127.0.0.1:" + port();
    }

    String tsaUrl() throws StartFailure {
        return url() + "/tsa";
    }

    Path trustAnchor() {
        return data.pki().resolve("root.pem");
    }

    Optional<SoftHsm> softHsm() {
        return softHsm;
    }

    @Override
    public synchronized void start() throws StartFailure {
        refuseTakenPort();
        try {
            Path log = data.log("pki");
            Files.writeString(
                    log, "", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            child =
                    Child.start(
                            name(),
                            Account.own("TERM", command()),
                            environment(),
                            data.root(),
                            log,
                            whenDead);
        } catch (IOException e) {
            throw data.failure("The demonstration PKI", e);
        }
        Waiting.until(() -> said("tokens "), child, START);
    }

    @Override
    public synchronized void stop() {
        if (child != null) {
            child.end();
            child = null;
        }
    }

    @Override
    public synchronized long peakMemoryBytes() {
        return child == null ? 0 : child.peakMemoryBytes();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Java.program());
        if (softHsm.isPresent()) {
            // light compilation starts sooner, but makes keys in Java seven times slower
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-Duser.timezone=UTC",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        Java.classPath(),
                        PkiMain.class.getName(),
                        "serve"));
        command.addAll(List.of("--state", data.pki().toString()));
        command.addAll(List.of("--port", Integer.toString(wishedPort)));
        command.addAll(List.of("--signers", signers.toString()));
        command.addAll(List.of("--certificates", data.certificates().toString()));
        command.addAll(
                softHsm.isPresent()
                        ? List.of("--softhsm", softHsm.get().folder().toString())
                        : List.of("--pkcs12", data.pkcs12().toString()));
        return command;
    }

    private Map<String, String> environment() {
        return softHsm.map(
                        hsm ->
                                Map.of(
                                        SoftHsm.CONFIGURATION_VARIABLE,
                                        hsm.configuration().toString()))
                .orElse(Map.of());
    }

    private boolean said(String word) throws StartFailure {
        try {
            return Files.readString(child.log(), StandardCharsets.UTF_8)
                    .lines()
                    .anyMatch(line -> line.startsWith(word));
        } catch (IOException e) {
            throw new StartFailure("%s cannot be read.".formatted(child.log()), e);
        }
    }

    private void refuseTakenPort() throws StartFailure {
        int port = port();
        if (!Ports.isFree(port)) {
            throw new StartFailure(
                    "Port %d is in use, and the demonstration certificates point to it; end the program that has it, or start over with --fresh."
                            .formatted(port));
        }
    }

    private int port() throws StartFailure {
        Path kept = data.pki().resolve("port");
        try {
            return Files.exists(kept)
                    ? Integer.parseInt(Files.readString(kept).strip())
                    : wishedPort;
        } catch (IOException | NumberFormatException e) {
            throw new StartFailure("%s is damaged; start over with --fresh.".formatted(kept), e);
        }
    }
}
