package vn.dangvu.launcher;

import vn.dangvu.pki.Signer;
import vn.dangvu.pki.SoftHsm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application in its server. */
final class ApplicationPart implements Part {

    private static final Duration START = Duration.ofMinutes(5);

    private final DataFolder data;
    private final Checkout checkout;
    private final ApplicationServer server;
    private final int port;
    private final StackOptions options;
    private final PostgresPart database;
    private final ElasticsearchPart search;
    private final PkiPart pki;
    private final Signer seal;
    private final Runnable whenDead;
    private Child child;

    ApplicationPart(
            DataFolder data,
            Checkout checkout,
            ApplicationServer server,
            int port,
            StackOptions options,
            PostgresPart database,
            ElasticsearchPart search,
            PkiPart pki,
            Signer seal,
            Runnable whenDead) {
        this.data = data;
        this.checkout = checkout;
        this.server = server;
        this.port = port;
        this.options = options;
        this.database = database;
        this.search = search;
        this.pki = pki;
        this.seal = seal;
        this.whenDead = whenDead;
    }

    @Override
    public String name() {
        return "Application";
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Said before anything else is started: the others take their time. */
    void refuseMissingPrograms() throws StartFailure {
        for (Path needed : server.needed()) {
            if (!Files.isRegularFile(needed)) {
                throw new StartFailure(
                        "%s is missing; ./run builds and downloads what it needs."
                                .formatted(needed));
            }
        }
    }

    @Override
    public synchronized void start() throws StartFailure {
        try {
            prepareFolders();
            Path log = data.log("application");
            Files.deleteIfExists(log);
            child =
                    Child.start(
                            name(),
                            Account.own("TERM", server.command(javaOptions(), port)),
                            environment(),
                            data.application(),
                            log,
                            whenDead);
        } catch (IOException e) {
            throw data.failure("The application", e);
        }
        Waiting.until(this::isReady, child, START);
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

    private boolean isReady() throws StartFailure {
        if (Http.status(url() + "/health/ready") == 200) {
            return true;
        }
        String log = log();
        Optional<String> failure = server.failure(log);
        if (failure.isPresent()) {
            throw new StartFailure(
                    "The application could not be deployed (%s); see %s."
                            .formatted(reason(log, failure.get()), child.log()));
        }
        return false;
    }

    private static String reason(String log, String failure) {
        Matcher refused = Pattern.compile("Settings refused:\\s*([^\\n]*)").matcher(log);
        if (refused.find()) {
            return "settings refused: " + refused.group(1).strip();
        }
        return failure.isBlank() ? "its log has no reason" : failure.strip();
    }

    private String log() throws StartFailure {
        try {
            return new String(Files.readAllBytes(child.log()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartFailure("%s cannot be read.".formatted(child.log()), e);
        }
    }

    private List<String> javaOptions() throws IOException, StartFailure {
        List<String> java =
                new ArrayList<>(
                        List.of(
                                "-Xmx1g",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Duser.timezone=UTC",
                                "-Dfile.encoding=UTF-8",
                                "-Djava.io.tmpdir=" + temporary(),
                                // PIN errors come as PKCS#11 codes, which only this package tells
                                // apart
                                "--add-exports=jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED"));
        if (options.shortLived()) {
            java.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
        settings().forEach((name, value) -> java.add("-D" + name + "=" + value));
        return java;
    }

    private Map<String, String> settings() throws IOException, StartFailure {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("dangvu.mode", "demonstration");
        all.put("dangvu.origin", url());
        all.put("dangvu.db.url", database.url());
        all.put("dangvu.db.user", PostgresPart.APPLICATION);
        all.put("dangvu.db.owner.user", PostgresPart.OWNER);
        all.put("dangvu.elasticsearch.url", search.url());
        all.put("dangvu.content.dir", content().toString());
        all.put("dangvu.work.dir", work().toString());
        Optional<Path> worker = checkout.extractionWorker();
        worker.ifPresent(jar -> all.put("dangvu.extraction.worker.jar", jar.toString()));
        if (pki.softHsm().isPresent()) {
            all.put("dangvu.signing.pkcs11.library", pki.softHsm().get().library().toString());
        } else {
            all.put("dangvu.signing.pkcs12.dir", data.pkcs12().toString());
        }
        all.put("dangvu.signing.seal.label", seal.label());
        all.put("dangvu.signing.seal.pin.file", data.sealPin().toString());
        all.put("dangvu.signing.certificates.dir", data.certificates().toString());
        all.put("dangvu.signing.trust.file", pki.trustAnchor().toString());
        all.put("dangvu.signing.tsa.url", pki.tsaUrl());
        all.putAll(options.settings());
        return all;
    }

    private Map<String, String> environment() {
        return pki.softHsm()
                .map(hsm -> Map.of(SoftHsm.CONFIGURATION_VARIABLE, hsm.configuration().toString()))
                .orElse(Map.of());
    }

    private void prepareFolders() throws IOException {
        DataFolder.delete(temporary());
        for (Path folder : List.of(content(), work(), temporary())) {
            Files.createDirectories(folder);
        }
        Secret.write(data.sealPin(), seal.pin());
    }

    private Path content() {
        return data.application().resolve("content");
    }

    private Path work() {
        return data.application().resolve("work");
    }

    private Path temporary() {
        return data.application().resolve("tmp");
    }
}
