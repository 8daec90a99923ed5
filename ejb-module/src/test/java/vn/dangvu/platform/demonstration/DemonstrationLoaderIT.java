package vn.dangvu.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.account.PasswordHashes;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.platform.MovableClock;
import vn.dangvu.platform.TestDatabase;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

class DemonstrationLoaderIT {
    @Test
    void anEmptyDatabaseIsFilledOnceInAFewSecondsByTheRoleOfTheApplication() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            long start = System.nanoTime();
            assertThat(load(database)).isTrue();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertThat(load(database)).isFalse();

            assertThat(taken).isLessThan(Duration.ofSeconds(5));
            assertThat(count(database, "org_unit")).isEqualTo(402);
            assertThat(count(database, "org_closure")).isEqualTo(1 + 82 * 2 + 319 * 3);
            assertThat(count(database, "person")).isEqualTo(5500);
            assertThat(count(database, "account")).isEqualTo(259);
            assertThat(count(database, "signature_image")).isEqualTo(85);
            assertTheTreeIsRight(database);
        }
    }

    private static void assertTheTreeIsRight(TestDatabase database) {
        OrganisationService service =
                new OrganisationService(
                        database.entityManager(), new MovableClock("2026-11-22T08:00:00Z"));
        UnitId khoi = service.khoi().orElseThrow().id();
        UnitView construction = service.unitByCode("TCCS20").orElseThrow();
        assertThat(service.grassroots()).hasSize(82);
        assertThat(service.subtree(khoi)).hasSize(402);
        List<UnitView> cells = service.children(construction.id());
        assertThat(cells).hasSize(11).allMatch(cell -> cell.kind() == UnitKind.CELL);
        assertThat(cells.get(1).name()).isEqualTo("Chi bộ Quản lý nhà, Sở Xây dựng");
        assertThat(service.holders(construction.id(), Position.SECRETARY))
                .extracting(PersonView::fullName)
                .containsExactly("Trần Quốc Bảo");
        assertThat(service.term(khoi, service.today())).isPresent();
    }

    private static boolean load(TestDatabase database) throws SQLException {
        try (Connection connection = database.application().getConnection()) {
            connection.setAutoCommit(false);
            boolean loaded = DemonstrationLoader.fill(connection, new PasswordHashes());
            connection.commit();
            return loaded;
        }
    }

    private static long count(TestDatabase database, String table) throws SQLException {
        try (Connection connection = database.application().getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
