package vn.dangvu.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class MigrationsIT {
    @Test
    void theApplicationRoleCannotChangeTheSchema() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.application().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("drop table account"))
                    .hasMessageContaining("must be owner");
        }
    }

    @Test
    void workThatFailsLeavesNothingBehind() {
        try (TestDatabase database = TestDatabase.fresh()) {
            EntityManager entities = database.entityManager();
            assertThatThrownBy(
                            () ->
                                    database.inTransaction(
                                            () -> {
                                                insertPerson(entities);
                                                throw new IllegalStateException("stop");
                                            }))
                    .hasMessage("stop");
            assertThat(database.<Object>inTransaction(() -> countPeople(entities))).isEqualTo(0L);
        }
    }

    @Test
    void scansReadBeforeThereWasOpticalReadingAreReadAgain() throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            insertExtraction(statement, 'a', "no-text", "DOCUMENT");
            insertExtraction(statement, 'b', "some-pages-without-text", "DOCUMENT");
            insertExtraction(statement, 'c', "no-text", "PICTURE");
            insertExtraction(statement, 'd', "no-text", "RECOGNISED");
            insertExtraction(statement, 'e', "", "DOCUMENT");
            statement.execute(script("V16__scans_read_before.sql"));
            try (ResultSet left =
                    statement.executeQuery(
                            "select string_agg(left(sha256, 1), '' order by sha256) from"
                                    + " extraction")) {
                left.next();
                assertThat(left.getString(1)).isEqualTo("cde");
            }
        }
    }

    private static void insertExtraction(
            Statement statement, char digit, String reason, String source) throws SQLException {
        String sha256 = String.valueOf(digit).repeat(64);
        statement.execute(
                "insert into blob values ('%s', 1, 'application/pdf', now())".formatted(sha256));
        statement.execute(
                ("insert into extraction (sha256, verdict, reason, pages, extracted_at) values"
                                + " ('%s', 'PARTLY', '%s', '[{\"source\": \"%s\"}]', now())")
                        .formatted(sha256, reason, source));
    }

    private static String script(String name) throws IOException {
        try (InputStream in = MigrationsIT.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void insertPerson(EntityManager entities) {
        entities.createNativeQuery("insert into person (full_name) values ('A')").executeUpdate();
    }

    private static Object countPeople(EntityManager entities) {
        return entities.createNativeQuery("select count(*) from person").getSingleResult();
    }
}
