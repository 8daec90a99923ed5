package vn.dangvu.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * PostgreSQL from Maven Central with the database and the two roles of the application. Listens on
 * loopback only, with passwords (SCRAM) and no Unix socket.
 */
final class PostgresPart implements Part {

    static final String DATABASE = "dangvu";
    static final String OWNER = "dangvu_owner";
    static final String APPLICATION = "dangvu_app";
    private static final String SUPERUSER = "postgres";
    private static final Duration START = Duration.ofMinutes(3);

    private final DataFolder data;
    private final Account account;
    private final int port;
    private final Runnable whenDead;
    private Child child;

    PostgresPart(DataFolder data, Account account, int port, Runnable whenDead) {
        this.data = data;
        this.account = account;
        this.port = port;
        this.whenDead = whenDead;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    @Override
    public synchronized void start() throws StartFailure {
        try {
            unpack();
            if (!Files.exists(cluster().resolve("PG_VERSION"))) {
                initialise();
            }
            account.give(data.postgres());
            child =
                    Child.start(
                            name(),
                            account.server("INT", command()),
                            Map.of(),
                            data.postgres(),
                            data.log("postgresql"),
                            whenDead);
            Waiting.until(this::answers, child, START);
            createDatabase();
        } catch (IOException e) {
            throw data.failure(name(), e);
        } catch (SQLException e) {
            throw new StartFailure("PostgreSQL does not start: " + e.getMessage(), e);
        }
    }

    /** SIGINT: a "fast" shutdown, which does not wait for clients to go. */
    @Override
    public synchronized void stop() {
        if (child != null) {
            child.end("INT");
            child = null;
        }
    }

    @Override
    public synchronized long peakMemoryBytes() {
        return child == null ? 0 : child.peakMemoryBytes();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(program("postgres"));
        command.addAll(List.of("-D", cluster().toString(), "-p", Integer.toString(port)));
        for (String setting :
                List.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "max_connections=60",
                        "shared_buffers=128MB")) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private void unpack() throws IOException, StartFailure {
        if (Files.isDirectory(programs())) {
            return;
        }
        String architecture =
                switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> "unknown";
                };
        String archive = "/postgres-linux-" + architecture + ".txz";
        try (InputStream in = PostgresPart.class.getResourceAsStream(archive)) {
            if (in == null || !System.getProperty("os.name").equals("Linux")) {
                throw new StartFailure(
                        "There is no embedded PostgreSQL for this system; start it on Linux (x86-64 or ARM64).");
            }
            Path unfinished = data.postgres().resolve("unpacking");
            DataFolder.delete(unfinished);
            Files.createDirectories(unfinished);
            Archives.untarXz(in, unfinished);
            Files.move(unfinished, programs());
        }
    }

    private void initialise() throws IOException, StartFailure {
        DataFolder.delete(cluster());
        Path password = data.postgres().resolve("initial-password");
        Secret.write(password, superuserPassword());
        account.give(data.postgres());
        List<String> command =
                account.server(
                        "KILL",
                        List.of(
                                program("initdb"),
                                "--pgdata=" + cluster(),
                                "--username=" + SUPERUSER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8"));
        Path log = data.log("postgresql");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(data.postgres().toFile())
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            if (!Program.succeeds(builder, START)) {
                throw new StartFailure("The database could not be created; see %s.".formatted(log));
            }
        } finally {
            Files.delete(password);
        }
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    private void createDatabase() throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            createRole(statement, OWNER, ownerPassword());
            createRole(statement, APPLICATION, applicationPassword());
            if (!exists(statement, "pg_database where datname", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
                statement.execute("revoke all on database " + DATABASE + " from public");
                statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
            }
        }
    }

    /** The password is set at each start, so that a lost secret file does no harm. */
    private static void createRole(Statement statement, String role, String password)
            throws SQLException {
        String verb =
                exists(statement, "pg_roles where rolname", role) ? "alter role " : "create role ";
        // drawn from the URL-safe Base64 alphabet, so nothing in it needs quoting
        statement.execute(verb + role + " login password '" + password + "'");
    }

    private static boolean exists(Statement statement, String where, String name)
            throws SQLException {
        try (ResultSet found =
                statement.executeQuery("select 1 from " + where + " = '" + name + "'")) {
            return found.next();
        }
    }

    private Connection connect() throws SQLException, IOException {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?loginTimeout=5".formatted(port);
        return DriverManager.getConnection(url, SUPERUSER, superuserPassword());
    }

    private String superuserPassword() throws IOException {
        return Secret.kept(data.root().resolve("postgresql-superuser.password"));
    }

    private String ownerPassword() throws IOException {
        return Secret.kept(data.secrets().resolve("dangvu.db.owner.password"));
    }

    private String applicationPassword() throws IOException {
        return Secret.kept(data.secrets().resolve("dangvu.db.password"));
    }

    private Path programs() {
        return data.postgres().resolve("programs-" + Checkout.postgresVersion());
    }

    private Path cluster() {
        return data.postgres().resolve("data");
    }

    private String program(String name) {
        return programs().resolve("bin").resolve(name).toString();
    }
}
