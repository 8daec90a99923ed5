package vn.dangvu.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where the build left what the start needs.
 *
 * @param root folder of the checkout
 */
record Checkout(Path root) {

    private static final Properties VERSIONS = versions();

    /**
     * The checkout this class was built in.
     *
     * @throws StartFailure if the class lies somewhere else
     */
    static Checkout ofThisBuild() throws StartFailure {
        Path folder = ownLocation();
        while (folder != null && !Files.isRegularFile(folder.resolve("ear/launcher/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new StartFailure(
                    "The launcher runs from its place in the checkout only; call ./run there.");
        }
        return new Checkout(folder);
    }

    Path war() {
        return root.resolve("web-module/target/dangvu.war");
    }

    Path elasticsearchZip() {
        return root.resolve(".tools/elasticsearch-" + elasticsearchVersion() + ".zip");
    }

    Path payaraMicro() {
        return root.resolve(".tools/payara-micro-" + VERSIONS.getProperty("payara") + ".jar");
    }

    Path ear() {
        return root.resolve("ear/target/dangvu.ear");
    }

    /** Zip of the whole server, which only the profile {@code full} of the build downloads. */
    Path payaraServer() {
        return root.resolve(".tools/payara-" + VERSIONS.getProperty("payara") + ".zip");
    }

    Path analysisPlugin() {
        return root.resolve("search-index/plugin/target/dangvu-analysis-plugin.zip");
    }

    /** The runnable jar of the extraction worker; empty while nobody built it. */
    Optional<Path> extractionWorker() throws IOException {
        Path target = root.resolve("search-index/worker/target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            // the one with its libraries inside, should the build leave a thin one beside it
            return files.filter(Checkout::isWorkerJar)
                    .max(Comparator.comparing(file -> file.toFile().length()));
        }
    }

    static String elasticsearchVersion() {
        return VERSIONS.getProperty("elasticsearch");
    }

    static String postgresVersion() {
        return VERSIONS.getProperty("postgresql");
    }

    private static boolean isWorkerJar(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("dangvu-extraction-worker")
                && name.endsWith(".jar")
                && !name.contains("sources");
    }

    private static Path ownLocation() {
        try {
            return Path.of(
                    Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class without a place", e);
        }
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = Checkout.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }
}
