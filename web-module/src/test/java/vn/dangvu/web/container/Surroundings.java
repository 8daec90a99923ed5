package vn.dangvu.web.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

import vn.dangvu.pki.DemoPki;
import vn.dangvu.pki.Keys;
import vn.dangvu.pki.Pem;
import vn.dangvu.pki.Subject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the application needs around it when it runs in Payara Micro for tests: a real PostgreSQL
 * with the two roles, folders, a free port, and the settings that name them. Made before Arquillian
 * reads its configuration; does nothing in runs without a container.
 */
public class Surroundings implements LauncherSessionListener {
    private static final String PASSWORD = "only-for-tests";
    private EmbeddedPostgres database;

    /** Where the application answers. */
    public static String origin() {
        return System.getProperty("dangvu.test.origin");
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("payara.microJar") == null) {
            return;
        }
        try {
            database = EmbeddedPostgres.builder().start();
            roles();
            int port = freePort();
            System.setProperty("dangvu.test.origin", "http://127.0.0.1:" + port);
            Path settings = settings(port);
            container(port, settings);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("the surroundings could not be made", failed);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            try {
                database.close();
            } catch (IOException stillThere) {
                throw new UncheckedIOException(stillThere);
            }
        }
    }

    private void roles() throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {"dangvu_owner", "dangvu_app"}) {
                statement.execute("create role " + role + " login password '" + PASSWORD + "'");
            }
            statement.execute("create database dangvu owner dangvu_owner");
        }
    }

    private Path settings(int port) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "surroundings").toAbsolutePath();
        Path trust = folder.resolve("trust.pem");
        Path worker = Files.createFile(folder.resolve("worker.jar"));
        Properties settings = new Properties();
        settings.putAll(
                Map.of(
                        "dangvu.mode",
                        "demonstration",
                        "dangvu.origin",
                        "http://127.0.0.1:" + port,
                        "dangvu.db.url",
                        "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/dangvu",
                        "dangvu.db.user",
                        "dangvu_app",
                        "dangvu.db.password",
                        PASSWORD,
                        "dangvu.db.owner.user",
                        "dangvu_owner",
                        "dangvu.db.owner.password",
                        PASSWORD,
                        // nothing listens there: search is away, the rest must work
                        "dangvu.elasticsearch.url",
                        "http://127.0.0.1:9",
                        "dangvu.extraction.worker.jar",
                        worker.toString(),
                        "dangvu.signing.trust.file",
                        trust.toString()));
        for (String name :
                new String[] {
                    "dangvu.content.dir",
                    "dangvu.work.dir",
                    "dangvu.signing.pkcs12.dir",
                    "dangvu.signing.certificates.dir"
                }) {
            settings.put(name, Files.createDirectory(folder.resolve(name)).toString());
        }
        certificates(folder.resolve("dangvu.signing.certificates.dir"), trust, folder);
        settings.put("dangvu.signing.seal.label", "khoi-seal");
        Path pin = Files.writeString(folder.resolve("seal-pin"), "100001");
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("r--------"));
        settings.put("dangvu.signing.seal.pin.file", pin.toString());
        Path file = folder.resolve("settings.properties");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            settings.store(out, null);
        }
        return file;
    }

    /** One certificate under every label: enough to bind keys to people, not to sign. */
    private static void certificates(Path target, Path trust, Path folder) throws IOException {
        try (DemoPki pki = DemoPki.open(folder.resolve("pki"), 0);
                InputStream signers =
                        Surroundings.class.getResourceAsStream(
                                "/vn/dangvu/platform/demonstration/signers.tsv")) {
            Files.writeString(trust, Pem.certificates(List.of(pki.rootCertificate())));
            X509Certificate leaf = pki.issue(Keys.p256().getPublic(), new Subject("Test", "Test"));
            String chain = Pem.certificates(List.of(leaf, pki.issuingCertificate()));
            String table = new String(signers.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : table.lines().skip(1).toList()) {
                String label = line.substring(0, line.indexOf('\t'));
                Files.writeString(target.resolve(label + ".pem"), chain);
            }
        }
    }

    private static void container(int port, Path settings) {
        System.setProperty("payara.randomHttpPort", "false");
        System.setProperty("payara.consoleOutput", "true");
        System.setProperty(
                "payara.cmdOptions",
                "-Duser.timezone=UTC -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx768m");
        System.setProperty(
                "payara.extraMicroOptions",
                "--port "
                        + port
                        + " --contextroot / --nohazelcast --disablephonehome --systemproperties "
                        + settings);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
