package vn.dangvu.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.dangvu.content.BlobId;
import vn.dangvu.content.ContentService;
import vn.dangvu.content.StoredContent;
import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.platform.MovableClock;
import vn.dangvu.platform.RecordedEvents;
import vn.dangvu.platform.TestDatabase;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.signature.ArrivalStamping;
import vn.dangvu.signature.KeyService;
import vn.dangvu.signature.KeyView;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which registered documents wait for the stamp, and for how long. */
class ArrivalStampsIT {
    private static final UnitId KHOI = new UnitId(1);
    private static final DocumentId DOCUMENT = new DocumentId(1);
    private static final Duration HOLD = Duration.ofMinutes(10);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final RecordedEvents<DocumentEvent> events = new RecordedEvents<>();
    private final ArrivalStamps stamps = new ArrivalStamps();
    private boolean keyBound = true;

    @BeforeEach
    void prepare() {
        stamps.db = database.entityManager();
        stamps.clock = clock;
        stamps.events = events;
        stamps.keys =
                new KeyService() {
                    @Override
                    public Optional<KeyView> keyOf(UnitId unit) {
                        return keyBound
                                ? Optional.of(new KeyView("seal", "0".repeat(64), Instant.MAX))
                                : Optional.empty();
                    }
                };
        stamps.content =
                new ContentService() {
                    @Override
                    public void refer(StoredContent stored, String mediaType) {
                        sql(
                                "insert into blob (sha256, size, media_type, created_at) values ('"
                                        + stored.id().sha256()
                                        + "', 1, 'application/pdf', now())");
                    }
                };
        database.inTransaction(
                () -> {
                    sql("insert into person (full_name) values ('Lê Minh Châu')");
                    sql(
                            "insert into org_unit (code, name, short_name, kind, symbol, has_seal,"
                                    + " valid_from) values ('K', 'Khối', 'Khối', 'KHOI', 'ĐUK', true,"
                                    + " '2025-07-01')");
                    sql(
                            "insert into document (kind, status, type_code, symbol, issued_date,"
                                    + " issuer_name, owner_unit, subject, urgency, drafted_by,"
                                    + " created_at, changed_at, current_ordinal) values ('REPORT',"
                                    + " 'REGISTERED', 'BC', '1-BC', '2026-01-01', 'Sở', 1, 'x',"
                                    + " 'NORMAL', 1, now(), now(), 1)");
                    sql(
                            "insert into register_entry (unit_id, year, arrival_number,"
                                    + " document_id, arrival_date, registered_by, registered_at)"
                                    + " values (1, 2026, 41, 1, '2026-11-22', 1, now())");
                });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void sql(String statement) {
        database.entityManager().createNativeQuery(statement).executeUpdate();
    }

    private void open() {
        database.inTransaction(() -> stamps.open(KHOI, DOCUMENT));
    }

    private List<ArrivalStamps.Task> take() {
        return database.inTransaction(() -> stamps.take(5, HOLD));
    }

    private String state() {
        List<?> states =
                database.entityManager()
                        .createNativeQuery(
                                "select concat_ws(' ', state, attempts, fault) from arrival_stamp")
                        .getResultList();
        return states.isEmpty() ? "" : (String) states.get(0);
    }

    private static ArrivalStamping.Stamped stamped(boolean onCoverSheet) {
        return new ArrivalStamping.Stamped(
                new StoredContent(new BlobId("ab".repeat(32)), 1), onCoverSheet);
    }

    @Test
    void anOrganisationWithoutAKeyStampsNothing() {
        keyBound = false;
        open();
        assertThat(take()).isEmpty();
        assertThat(state()).isEmpty();
    }

    @Test
    void whatIsTakenIsHiddenFromTheOthersAndComesBackWhenItsProcessDied() {
        open();
        ArrivalStamps.Task task = take().get(0);
        assertThat(task.number()).isEqualTo(41);
        assertThat(task.date()).hasToString("2026-11-22");
        assertThat(task.unit()).isEqualTo(KHOI);
        assertThat(take()).isEmpty();

        clock.advance(HOLD.plusSeconds(1));
        assertThat(take()).hasSize(1);
    }

    @Test
    void afterARefusalItIsDueAgainAndThePausesGrow() {
        open();
        Duration pause = Duration.ofSeconds(1);
        for (int attempt = 1; attempt <= 4; attempt++) {
            ArrivalStamps.Task task = take().get(0);
            database.inTransaction(() -> stamps.again(task, "token.not-present"));
            assertThat(state()).isEqualTo("WAITING " + attempt + " token.not-present");
            clock.advance(pause.minusMillis(1));
            assertThat(take()).as("pause %s", pause).isEmpty();
            clock.advance(Duration.ofMillis(2));
            pause = pause.multipliedBy(2);
        }
        ArrivalStamps.Task task = take().get(0);
        database.inTransaction(() -> stamps.never(task, "signature.certificate-refused"));
        clock.advance(Duration.ofDays(1));
        assertThat(take()).isEmpty();
        assertThat(state()).startsWith("IMPOSSIBLE");
        assertThat(events.fired()).isEmpty();
    }

    @Test
    void aStampIsRecordedOnceHoweverOftenItWasMade() {
        open();
        ArrivalStamps.Task task = take().get(0);
        database.inTransaction(() -> stamps.done(task, stamped(true)));
        assertThat(state()).isEqualTo("COVER_SHEET 0");
        database.inTransaction(
                () -> {
                    stamps.again(task, "late");
                    stamps.never(task, "late");
                });

        assertThat(state()).isEqualTo("COVER_SHEET 0");
        assertThat(events.fired())
                .extracting(DocumentEvent::action)
                .containsExactly("arrival-stamped");
        assertThat(events.fired().get(0).changesIndex()).isFalse();
    }
}
