package vn.dangvu.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;

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

    private static void insertPerson(EntityManager entities) {
        entities.createNativeQuery("insert into person (full_name) values ('A')").executeUpdate();
    }

    private static Object countPeople(EntityManager entities) {
        return entities.createNativeQuery("select count(*) from person").getSingleResult();
    }
}
