package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

class StackIT {

    private static final Progress ON_SCREEN = new Progress(System.out);

    @TempDir Path folder;

    /** R66, R70: nothing listens where another machine could reach it. */
    @Test
    void everyPartServesOnLoopbackAndKeepsItsDataOverARestart() throws Exception {
        StackOptions options = options().withArchive(TestWar.healthy(folder));
        String tsa;
        try (Stack stack = Stack.start(options, ON_SCREEN)) {
            tsa = stack.tsaUrl();
            execute(stack, "create table kept as select 7 as number");
            assertThat(Http.status(stack.url() + "/health/ready")).isEqualTo(200);
            assertThat(Http.status(stack.url() + "/metrics")).isGreaterThanOrEqualTo(400);
            assertThat(stack.peakMemoryBytes().values()).allMatch(bytes -> bytes > 10_000_000);
            assertThat(Sockets.listeningBeyondLoopback()).isEmpty();

            stack.stopElasticsearch();
            assertThat(Http.status(stack.elasticsearchUrl() + "/_cluster/health")).isZero();
            stack.startElasticsearch();
            assertThat(Http.status(stack.elasticsearchUrl() + "/_cluster/health")).isEqualTo(200);
        }
        assertThat(descendants()).isEmpty();
        try (Stack stack = Stack.start(options.withServer(StackOptions.Server.NONE), ON_SCREEN)) {
            assertThat(stack.tsaUrl()).isEqualTo(tsa);
            execute(stack, "insert into kept values (8)");
        }
    }

    @Test
    void aFailedDeploymentEndsEveryPartWithItsReason() throws Exception {
        StackOptions options = options().withArchive(TestWar.undeployable(folder));

        assertThatThrownBy(() -> start(options))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("could not be deployed")
                .hasMessageContaining("application.log");
        assertThat(descendants()).isEmpty();
    }

    @Test
    void aPortInUseIsRefusedBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackOptions options = options().withPort(taken.getLocalPort());

            assertThatThrownBy(() -> start(options))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("is in use")
                    .hasMessageContaining("--port N");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private static void start(StackOptions options) throws StartFailure {
        Stack.start(options, ON_SCREEN).close();
    }

    private StackOptions options() throws URISyntaxException {
        return StackOptions.forTest(folder.resolve("data"))
                .withSigners(Path.of(StackIT.class.getResource("signers-3.tsv").toURI()));
    }

    private static List<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().toList();
    }

    private static void execute(Stack stack, String sql) throws Exception {
        String password = stack.databasePassword("dangvu_owner");
        try (Connection connection =
                        DriverManager.getConnection(stack.databaseUrl(), "dangvu_owner", password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            try (ResultSet clock = statement.executeQuery("show timezone")) {
                clock.next();
                assertThat(clock.getString(1)).isEqualTo("UTC");
            }
        }
    }
}
