package vn.dangvu.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.dangvu.access.AccessToken;
import vn.dangvu.account.AccountId;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.platform.MovableClock;
import vn.dangvu.platform.TestDatabase;
import vn.dangvu.search.SavedSearchRecords.Hit;
import vn.dangvu.search.SavedSearchRecords.Saved;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Which documents a saved search has to look at, and what its owner is told of. */
class SavedSearchRecordsIT {
    private static final AccountId ACCOUNT = new AccountId(1);
    private static final AccessToken MEMBERS = new AccessToken("m:1");
    private static final Set<AccessToken> HELD = Set.of(MEMBERS, new AccessToken("p:1"));
    private static final DocumentId DOCUMENT = new DocumentId(1);
    private static final SavedQuery QUERY =
            new SavedQuery(
                    "chuyển đổi số",
                    new SearchFilters(
                            Set.of("HD"),
                            Set.of(-5L),
                            Set.of(2026),
                            Set.of(DocumentKind.ARCHIVE),
                            Set.of(),
                            Set.of(DocumentStatus.ARCHIVED),
                            "Sơn",
                            true),
                    false);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final SavedSearchRecords records = new SavedSearchRecords();

    @BeforeEach
    void prepare() {
        records.db = database.entityManager();
        records.clock = clock;
        database.inTransaction(
                () -> {
                    sql("insert into person (full_name) values ('Đặng Văn Lượng')");
                    sql(
                            "insert into org_unit (code, name, short_name, kind, symbol, has_seal,"
                                    + " valid_from) values ('K', 'Khối', 'Khối', 'KHOI', 'ĐUK', true,"
                                    + " '2025-07-01')");
                    sql(
                            "insert into account (login_name, person_id, password_hash, status,"
                                    + " created_at) values ('luong.sxd', 1, '$argon2id$x', 'ACTIVE',"
                                    + " now())");
                    sql(
                            "insert into document (kind, status, type_code, symbol, issued_date,"
                                    + " issuer_name, owner_unit, subject, urgency, drafted_by,"
                                    + " created_at, changed_at, current_ordinal) values ('ARCHIVE',"
                                    + " 'ARCHIVED', 'HD', '1-HD', '2026-01-01', 'Tỉnh ủy', 1, 'x',"
                                    + " 'NORMAL', 1, now(), now(), 1)");
                });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void sql(String statement) {
        database.entityManager().createNativeQuery(statement).executeUpdate();
    }

    @Test
    void whatWasChosenComesBackAsItWas() {
        save();

        Saved saved = database.inTransaction(() -> records.of(ACCOUNT)).get(0);

        assertThat(saved.query()).isEqualTo(QUERY);
        assertThat(saved.name()).isEqualTo("Chuyển đổi số");
    }

    @Test
    void aDocumentThatBecameVisibleAfterwardsIsLookedAtOnce() {
        save();
        later(() -> grant(MEMBERS));
        later(() -> records.indexed(DOCUMENT));

        Saved behind = behind().get(0);
        assertThat(candidates(behind)).containsExactly(1L);

        database.inTransaction(() -> records.checked(behind, clock.instant()));
        assertThat(behind()).isEmpty();
    }

    @Test
    void aDocumentThatWasVisibleBeforeIsNoNews() {
        grant(MEMBERS);
        later(this::save);
        later(() -> grant(new AccessToken("p:1")));
        later(() -> records.indexed(DOCUMENT));

        assertThat(candidates(behind().get(0))).as("though it is granted once more").isEmpty();
    }

    /** R26. */
    @Test
    void aDocumentOfOthersIsNotLookedAt() {
        save();
        later(() -> grant(new AccessToken("m:2")));
        later(() -> records.indexed(DOCUMENT));

        assertThat(candidates(behind().get(0))).isEmpty();
    }

    /** R27. */
    @Test
    void newHitsAreCountedOnlyWhileTheirOwnerMaySeeThem() {
        long search = save();
        later(() -> grant(MEMBERS));
        later(() -> records.indexed(DOCUMENT));
        Saved behind = behind().get(0);
        database.inTransaction(() -> records.found(behind, List.of(DOCUMENT)));

        assertThat(candidates(behind)).as("not twice").isEmpty();
        assertThat(unseen(HELD)).isEqualTo(1);
        assertThat(unseen(Set.of(new AccessToken("p:1")))).isZero();
        assertThat(database.inTransaction(() -> records.hits(search, 5)))
                .extracting(Hit::document)
                .containsExactly(DOCUMENT);

        database.inTransaction(() -> records.seen(search));
        assertThat(unseen(HELD)).isZero();
    }

    private long save() {
        return database.inTransaction(
                () -> records.save(ACCOUNT, new SaveSearch("Chuyển đổi số", QUERY)));
    }

    private void later(Runnable step) {
        clock.advance(Duration.ofMinutes(1));
        database.inTransaction(step);
    }

    private void grant(AccessToken token) {
        database.inTransaction(
                () ->
                        database.entityManager()
                                .createNativeQuery(
                                        "insert into document_access values (1, ?, 'test', ?)")
                                .setParameter(1, token.value())
                                .setParameter(2, Timestamp.from(clock.instant()))
                                .executeUpdate());
    }

    private List<Saved> behind() {
        return database.inTransaction(() -> records.behind(clock.instant(), 10));
    }

    private List<Long> candidates(Saved search) {
        return database.inTransaction(() -> records.candidates(search, HELD, clock.instant()));
    }

    private long unseen(Set<AccessToken> tokens) {
        return database.inTransaction(() -> records.unseen(ACCOUNT, tokens)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
