package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

class StackIT {

    private static final Progress ON_SCREEN = new Progress(System.out);

    @TempDir Path folder;

    @Test
    void withoutTheApplicationTheServersServeAndKeepTheirDataOverARestart() throws Exception {
        StackOptions options =
                StackOptions.forTest(folder.resolve("data"))
                        .withoutApplication()
                        .withSigners(Path.of(StackIT.class.getResource("signers-3.tsv").toURI()));
        String tsa;
        try (Stack stack = Stack.start(options, ON_SCREEN)) {
            tsa = stack.tsaUrl();
            execute(stack, "create table kept as select 7 as number");
            assertThat(Http.status(stack.elasticsearchUrl() + "/_cluster/health")).isEqualTo(200);
            assertThat(stack.peakMemoryBytes().values()).allMatch(bytes -> bytes > 10_000_000);
            System.out.println(stack.peakMemoryBytes());

            stack.stopElasticsearch();
            assertThat(Http.status(stack.elasticsearchUrl() + "/_cluster/health")).isZero();
            stack.startElasticsearch();
            assertThat(Http.status(stack.elasticsearchUrl() + "/_cluster/health")).isEqualTo(200);
        }
        try (Stack stack = Stack.start(options, ON_SCREEN)) {
            assertThat(stack.tsaUrl()).isEqualTo(tsa);
            execute(stack, "insert into kept values (8)");
        }
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
