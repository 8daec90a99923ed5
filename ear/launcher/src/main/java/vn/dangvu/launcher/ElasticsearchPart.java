package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Elasticsearch from Maven Central: one node, loopback, no authentication, 512 MB of heap. */
final class ElasticsearchPart implements Part {

    private static final Duration START = Duration.ofMinutes(5);

    private final DataFolder data;
    private final Checkout checkout;
    private final Account account;
    private final int port;
    private final int transportPort;
    private final Runnable whenDead;
    private Child child;

    ElasticsearchPart(
            DataFolder data, Checkout checkout, Account account, int port, Runnable whenDead)
            throws StartFailure {
        this.data = data;
        this.checkout = checkout;
        this.account = account;
        this.port = port;
        this.transportPort = Ports.freeNear(port + 1);
        this.whenDead = whenDead;
    }

    @Override
    public String name() {
        return "Elasticsearch";
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public synchronized void start() throws StartFailure {
        try {
            unpack();
            installAnalysis();
            writeSettings();
            account.give(data.elasticsearch());
            child =
                    Child.start(
                            name(),
                            account.server(
                                    "TERM",
                                    List.of(home().resolve("bin/elasticsearch").toString())),
                            environment(),
                            home(),
                            data.log("elasticsearch"),
                            whenDead);
        } catch (IOException e) {
            throw data.failure("Elasticsearch", e);
        }
        // GET / is missing in this distribution; the health call is in every one
        Waiting.until(() -> Http.status(url() + "/_cluster/health") == 200, child, START);
    }

    @Override
    public synchronized void stop() {
        if (child != null) {
            child.end();
            child = null;
        }
    }

    synchronized void pause() {
        child.pause();
    }

    synchronized void resume() {
        child.resume();
    }

    @Override
    public synchronized long peakMemoryBytes() {
        return child == null ? 0 : child.peakMemoryBytes();
    }

    private Map<String, String> environment() {
        return Map.of(
                "ES_JAVA_HOME", System.getProperty("java.home"),
                "ES_PATH_CONF", configuration().toString(),
                "ES_TMPDIR", temporary().toString());
    }

    private void unpack() throws IOException, StartFailure {
        if (Files.isDirectory(home())) {
            return;
        }
        if (!Files.isRegularFile(checkout.elasticsearchZip())) {
            throw new StartFailure(
                    "%s is missing; ./run builds and downloads what it needs."
                            .formatted(checkout.elasticsearchZip()));
        }
        Path unfinished = data.elasticsearch().resolve("unpacking");
        DataFolder.delete(unfinished);
        Archives.unzip(checkout.elasticsearchZip(), unfinished);
        Files.move(unfinished.resolve(home().getFileName()), home());
        DataFolder.delete(unfinished);
    }

    /** The project's analysis is put in place anew each time: it may have been built since. */
    private void installAnalysis() throws IOException {
        Path plugin = home().resolve("plugins/dangvu-analysis");
        DataFolder.delete(plugin);
        if (Files.isRegularFile(checkout.analysisPlugin())) {
            Archives.unzip(checkout.analysisPlugin(), plugin);
        }
    }

    private void writeSettings() throws IOException {
        Files.createDirectories(configuration().resolve("jvm.options.d"));
        Files.createDirectories(temporary());
        for (String file : List.of("log4j2.properties", "jvm.options")) {
            Path copy = configuration().resolve(file);
            if (!Files.exists(copy)) {
                Files.copy(home().resolve("config").resolve(file), copy);
            }
        }
        write(
                "jvm.options.d/dangvu.options",
                """
                -Xms512m
                -Xmx512m
                -XX:-AlwaysPreTouch
                """);
        write(
                "elasticsearch.yml",
                """
                cluster.name: dangvu
                node.name: dangvu
                discovery.type: single-node
                network.host: 127.0.0.1
                http.port: %d
                transport.port: %d
                path.data: %s
                path.logs: %s
                action.auto_create_index: false
                cluster.routing.allocation.disk.threshold_enabled: false
                xpack.security.enabled: false
                """
                        .formatted(
                                port,
                                transportPort,
                                data.elasticsearch().resolve("data"),
                                data.elasticsearch().resolve("logs")));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(configuration().resolve(file), text, StandardCharsets.UTF_8);
    }

    private Path home() {
        return data.elasticsearch().resolve("elasticsearch-" + Checkout.elasticsearchVersion());
    }

    private Path configuration() {
        return data.elasticsearch().resolve("config");
    }

    private Path temporary() {
        return data.elasticsearch().resolve("tmp");
    }
}
