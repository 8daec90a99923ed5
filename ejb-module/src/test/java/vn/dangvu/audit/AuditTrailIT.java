package vn.dangvu.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import vn.dangvu.platform.TestDatabase;
import vn.dangvu.shared.DomainEvent;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class AuditTrailIT {
    /** An event of no feature. */
    record ThingHappened(Long personId, Long unitId, long objectId, Map<String, Object> facts)
            implements DomainEvent {
        @Override
        public String objectType() {
            return "thing";
        }
    }

    private TestDatabase database;
    private AuditTrail trail;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        trail = new AuditTrail();
        trail.db = database.entityManager();
        trail.clock = Clock.systemUTC();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anUntouchedChainIsWhole() {
        record(25);
        assertThat(database.inTransaction(trail::firstBroken)).isZero();
        assertThat(database.inTransaction(() -> trail.of("thing", 3)))
                .extracting(AuditEntry::action)
                .containsExactly("thing-happened");
    }

    @Test
    void concurrentWritersMakeOneChainWithoutGaps() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            writers.add(pool.submit(() -> record(25)));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        pool.shutdown();
        assertThat(database.inTransaction(() -> trail.after(0, 1000)))
                .extracting(AuditEntry::seq)
                .hasSize(200)
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(200L);
        assertThat(database.inTransaction(trail::firstBroken)).isZero();
    }

    @Test
    void aRolledBackChangeLeavesNoEntry() {
        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        () -> {
                                            trail.record(happened(1));
                                            throw new IllegalStateException("changed my mind");
                                        }))
                .hasMessage("changed my mind");
        assertThat(database.inTransaction(() -> trail.after(0, 10))).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R48: the application's role cannot change, delete or empty the trail")
    @ValueSource(
            strings = {
                "update audit_event set action = 'x'",
                "delete from audit_event",
                "truncate audit_event",
                "drop table audit_event",
                "alter table audit_event disable trigger all"
            })
    void theApplicationOnlyAdds(String sql) {
        record(1);
        assertThatThrownBy(() -> execute(database.application(), sql))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @DisplayName("R48: what the owner of the schema does behind the trigger's back is found")
    @ValueSource(
            strings = {
                "update audit_event set facts = '{}' where seq = 5",
                "update audit_event set at = at - interval '1 day' where seq = 5",
                "delete from audit_event where seq = 5"
            })
    void anEditIsFound(String sql) throws SQLException {
        record(9);
        execute(database.owner(), "alter table audit_event disable trigger all");
        execute(database.owner(), sql);
        assertThat(database.inTransaction(trail::firstBroken)).isEqualTo(5);
    }

    private void record(int events) {
        for (int i = 0; i < events; i++) {
            long object = i;
            database.inTransaction(() -> trail.record(happened(object)));
        }
    }

    private static ThingHappened happened(long object) {
        return new ThingHappened(1L, null, object, Map.of("n", object));
    }

    private static void execute(javax.sql.DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
