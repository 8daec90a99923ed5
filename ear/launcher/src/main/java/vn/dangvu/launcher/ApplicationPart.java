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

/** Payara Micro with the application. */
final class ApplicationPart implements Part {

    private static final Duration START = Duration.ofMinutes(5);

    /** Micro prints it at the end of its start, with the names of what is really deployed. */
    private static final Pattern DEPLOYED = Pattern.compile("\"Deployed\": \\[\\s*([\\]{])");

    private static final Pattern CAUSE =
            Pattern.compile("Exception while (?:loading|deploying) the app \\[\\w+] : ([^\\n]*)");

    /**
     * {@code --nohazelcast} must stand alone: together with {@code --nocluster} Micro 6.2025.10
     * starts Hazelcast after all, on every interface. Health and metrics of the server itself
     * would answer anybody; the application has its own.
     */
    private static final String BEFORE_BOOT =
            """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
            set configs.config.server-config.microprofile-health-check-configuration.enabled=false
            set configs.config.server-config.microprofile-metrics-configuration.enabled=false
            """;

    /** Nothing of the application reads Java objects; the server itself reads few (JEP 290). */
    private static final String SERIAL_FILTER =
            "maxdepth=50;maxbytes=10485760;java.base/*;org.glassfish.**;fish.payara.**;!*";

    private final DataFolder data;
    private final Checkout checkout;
    private final Path war;
    private final int port;
    private final boolean shortLived;
    private final PostgresPart database;
    private final ElasticsearchPart search;
    private final PkiPart pki;
    private final Signer seal;
    private final Runnable whenDead;
    private Child child;

    ApplicationPart(
            DataFolder data,
            Checkout checkout,
            Path war,
            int port,
            boolean shortLived,
            PostgresPart database,
            ElasticsearchPart search,
            PkiPart pki,
            Signer seal,
            Runnable whenDead) {
        this.data = data;
        this.checkout = checkout;
        this.war = war;
        this.port = port;
        this.shortLived = shortLived;
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
        for (Path needed : List.of(war, checkout.payaraMicro())) {
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
                            Account.own("TERM", command()),
                            environment(),
                            data.application(),
                            log,
                            whenDead);
        } catch (IOException e) {
            throw new StartFailure("The application does not start: " + e.getMessage(), e);
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
        Matcher deployed = DEPLOYED.matcher(log);
        if (deployed.find() && deployed.group(1).equals("]")) {
            throw new StartFailure(
                    "The application could not be deployed (%s); see %s."
                            .formatted(reason(log), child.log()));
        }
        return false;
    }

    private static String reason(String log) {
        Matcher refused = Pattern.compile("Settings refused:\\s*([^\\n]*)").matcher(log);
        if (refused.find()) {
            return "settings refused: " + refused.group(1).strip();
        }
        Matcher cause = CAUSE.matcher(log);
        return cause.find() ? cause.group(1).strip() : "its log has no reason";
    }

    private String log() throws StartFailure {
        try {
            return new String(Files.readAllBytes(child.log()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartFailure("%s cannot be read.".formatted(child.log()), e);
        }
    }

    private List<String> command() throws IOException, StartFailure {
        List<String> command = new ArrayList<>();
        command.add(Java.program());
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Duser.timezone=UTC",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.io.tmpdir=" + temporary(),
                        "-Djdk.serialFilter=" + SERIAL_FILTER,
                        // PIN errors come as PKCS#11 codes, which only this package tells apart
                        "--add-exports=jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED"));
        if (shortLived) {
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
        settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", checkout.payaraMicro().toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--rootdir", data.application().resolve("server").toString()));
        command.addAll(List.of("--prebootcommandfile", beforeBoot().toString()));
        command.addAll(List.of("--secretsdir", data.secrets().toString()));
        command.addAll(List.of("--contextroot", "/", "--deploy", war.toString()));
        return command;
    }

    private Map<String, String> settings() throws IOException, StartFailure {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("dangvu.mode", "demonstration");
        settings.put("dangvu.origin", url());
        settings.put("dangvu.db.url", database.url());
        settings.put("dangvu.db.user", PostgresPart.APPLICATION);
        settings.put("dangvu.db.owner.user", PostgresPart.OWNER);
        settings.put("dangvu.elasticsearch.url", search.url());
        settings.put("dangvu.content.dir", content().toString());
        settings.put("dangvu.work.dir", work().toString());
        Optional<Path> worker = checkout.extractionWorker();
        worker.ifPresent(jar -> settings.put("dangvu.extraction.worker.jar", jar.toString()));
        if (pki.softHsm().isPresent()) {
            settings.put("dangvu.signing.pkcs11.library", pki.softHsm().get().library().toString());
        } else {
            settings.put("dangvu.signing.pkcs12.dir", data.pkcs12().toString());
        }
        settings.put("dangvu.signing.seal.label", seal.label());
        settings.put("dangvu.signing.certificates.dir", data.certificates().toString());
        settings.put("dangvu.signing.trust.file", pki.trustAnchor().toString());
        settings.put("dangvu.signing.tsa.url", pki.tsaUrl());
        return settings;
    }

    private Map<String, String> environment() {
        return pki.softHsm()
                .map(hsm -> Map.of(SoftHsm.CONFIGURATION_VARIABLE, hsm.configuration().toString()))
                .orElse(Map.of());
    }

    private void prepareFolders() throws IOException {
        DataFolder.delete(temporary());
        // Micro would deploy again what an earlier start left here
        DataFolder.delete(data.application().resolve("server"));
        for (Path folder : List.of(content(), work(), temporary())) {
            Files.createDirectories(folder);
        }
        Secret.write(data.secrets().resolve("dangvu.signing.seal.pin"), seal.pin());
    }

    private Path beforeBoot() throws IOException {
        Path file = data.application().resolve("before-boot.txt");
        Files.writeString(file, BEFORE_BOOT, StandardCharsets.UTF_8);
        return file;
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
