package vn.dangvu.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A real Elasticsearch with the analysis plugin, for tests. Elasticsearch refuses to run as root: then
 * it runs as a numeric user that owns nothing but its own folder.
 */
final class EmbeddedElasticsearch implements AutoCloseable {

    private static final String USER = "65534";

    private static EmbeddedElasticsearch shared;

    /** Ready sooner, but slower for long: what tests want, and benchmarks do not. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final Path dir;
    private final int port;
    private final String javaOptions;
    private Process process;

    /** One server for all tests of this process; it ends with the process. */
    static synchronized EmbeddedElasticsearch shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = start(QUICK_START);
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "elasticsearch-end"));
        }
        return shared;
    }

    private EmbeddedElasticsearch(Path dir, int port, String javaOptions) {
        this.dir = dir;
        this.port = port;
        this.javaOptions = javaOptions;
    }

    /** Starts on a free port of the loopback and waits until it answers; takes 10 to 30 s. */
    static EmbeddedElasticsearch start(String javaOptions)
            throws IOException, InterruptedException {
        Path home = ElasticsearchHome.find();
        unzip(ElasticsearchHome.plugin(), home.resolve("plugins/dangvu-analysis"));
        Path dir = Files.createTempDirectory("dangvu-es-");
        try (var files = Files.list(home.resolve("config"))) {
            Files.createDirectories(dir.resolve("config/jvm.options.d"));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, dir.resolve("config").resolve(file.getFileName()));
            }
        }
        Files.createDirectories(dir.resolve("data"));
        Files.createDirectories(dir.resolve("logs"));
        EmbeddedElasticsearch server = new EmbeddedElasticsearch(dir, freePort(), javaOptions);
        server.configure();
        server.run();
        return server;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A folder that goes with the server. */
    Path scratch(String name) {
        return dir.resolve(name);
    }

    /** Starts again after {@link #stop} with the same data and port. */
    void run() throws IOException, InterruptedException {
        Path home = ElasticsearchHome.find();
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            sh("chown", "-R", USER + ":" + USER, dir.toString());
            command.addAll(
                    List.of(
                            "setpriv",
                            "--reuid=" + USER,
                            "--regid=" + USER,
                            "--clear-groups",
                            "--no-new-privs"));
        }
        command.add(home.resolve("bin/elasticsearch").toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
        builder.environment().put("ES_PATH_CONF", dir.resolve("config").toString());
        builder.environment().put("ES_JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put("ES_JAVA_OPTS", "-Xms512m -Xmx512m -XX:-AlwaysPreTouch " + javaOptions);
        builder.environment().put("HOME", dir.toString());
        builder.environment().remove("JAVA_HOME");
        builder.redirectErrorStream(true).redirectOutput(dir.resolve("logs/out.txt").toFile());
        process = builder.start();
        awaitReady();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private void configure() throws IOException {
        Files.writeString(
                dir.resolve("config/elasticsearch.yml"),
                String.join(
                        "\n",
                        "cluster.name: dangvu-test",
                        "discovery.type: single-node",
                        "network.host: 127.0.0.1",
                        "http.port: " + port,
                        "transport.port: 0",
                        "path.data: " + dir.resolve("data"),
                        "path.logs: " + dir.resolve("logs"),
                        "action.auto_create_index: false",
                        "cluster.routing.allocation.disk.threshold_enabled: false",
                        "xpack.security.enabled: false",
                        ""));
    }

    private void awaitReady() throws InterruptedException, IOException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("Elasticsearch ended: " + tail());
            }
            if (answers()) {
                return;
            }
            Thread.sleep(200);
        }
        stop();
        throw new IOException("Elasticsearch did not answer: " + tail());
    }

    private boolean answers() {
        try (InputStream body =
                url().resolve("/_cluster/health?wait_for_status=yellow&timeout=1s")
                        .toURL()
                        .openStream()) {
            return body.readAllBytes().length > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(dir.resolve("logs/out.txt"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void sh(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + status);
        }
    }

    private static void unzip(Path zip, Path into) throws IOException {
        delete(into);
        Files.createDirectories(into);
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                Path target = into.resolve(e.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("outside: " + e.getName());
                }
                if (e.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(in, target);
                }
            }
        }
    }

    private static void delete(Path dir) throws IOException {
        if (!Files.exists(dir)) {
            return;
        }
        Files.walkFileTree(
                dir,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException e)
                            throws IOException {
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    @Override
    public void close() {
        try {
            stop();
            delete(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
