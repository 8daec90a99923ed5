package vn.dangvu.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.dangvu.account.AccountId;
import vn.dangvu.account.Actor;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.platform.MovableClock;
import vn.dangvu.platform.RecordedEvents;
import vn.dangvu.platform.TestDatabase;
import vn.dangvu.shared.DomainEvent;
import vn.dangvu.shared.DomainException;

import java.awt.image.BufferedImage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Who keeps which image. */
class SignatureImagesIT {
    private static final UnitId KHOI = new UnitId(1);
    private static final UnitId OTHER = new UnitId(2);

    private final TestDatabase database = TestDatabase.fresh();
    private final RecordedEvents<DomainEvent> events = new RecordedEvents<>();
    private final SignatureImages images = new SignatureImages();

    @BeforeEach
    void prepare() {
        images.db = database.entityManager();
        images.clock = new MovableClock("2026-11-22T08:00:00Z");
        images.events = events;
        database.inTransaction(
                () -> {
                    sql("insert into person (full_name) values ('Đỗ Thanh Sơn'), ('Lê Minh Châu')");
                    sql(
                            "insert into org_unit (code, name, short_name, kind, symbol, has_seal,"
                                    + " valid_from) values ('K', 'Khối', 'Khối', 'KHOI', 'ĐUK', true,"
                                    + " '2025-07-01'), ('S', 'Sở', 'Sở', 'GRASSROOTS', 'ĐU', true,"
                                    + " '2025-07-01')");
                });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void sql(String statement) {
        database.entityManager().createNativeQuery(statement).executeUpdate();
    }

    private static Actor actor(long person, boolean administrator, Position... held) {
        List<HeldPosition> positions =
                List.of(held).stream()
                        .map(p -> new HeldPosition(KHOI, UnitKind.KHOI, "Khối", p))
                        .toList();
        return new Actor(
                new AccountId(person), new PersonId(person), "x", "x", positions, administrator);
    }

    private static byte[] ring(int size) throws Exception {
        return PngImageTest.ring(BufferedImage.TYPE_INT_ARGB, size, null);
    }

    @Test
    void aPersonSetsReplacesAndRemovesTheOwnImageOnly() throws Exception {
        Actor son = actor(1, false, Position.DEPUTY_SECRETARY);
        Actor chau = actor(2, true, Position.CLERK);

        database.inTransaction(() -> images.replaceOwn(son, ring200()));
        assertThat(images.own(chau)).isEmpty();
        byte[] first = images.own(son).orElseThrow();
        byte[] larger = ring(300);
        database.inTransaction(() -> images.replaceOwn(son, larger));
        assertThat(images.own(son).orElseThrow()).isNotEqualTo(first);
        assertThat(images.of(son.person())).isPresent();
        database.inTransaction(() -> images.removeOwn(son));
        database.inTransaction(() -> images.removeOwn(son));

        assertThat(images.of(son.person())).isEmpty();
        assertThat(events.fired())
                .extracting(DomainEvent::action)
                .containsExactly(
                        "signature-image-replaced",
                        "signature-image-replaced",
                        "signature-image-removed");
        assertThat(events.fired().get(0).facts().get("sha256").toString()).hasSize(64);
    }

    /** An administrator who gave it out could sign in with it. */
    @Test
    void aTemporaryPasswordReachesNoImage() throws Exception {
        Actor son = actor(1, false, Position.DEPUTY_SECRETARY);
        database.inTransaction(() -> images.replaceOwn(son, ring200()));
        Actor temporary =
                new Actor(son.account(), son.person(), "x", "x", son.positions(), false, true);

        refused("request.forbidden", () -> images.own(temporary));
        refused("request.forbidden", () -> images.replaceOwn(temporary, ring200()));
        refused("request.forbidden", () -> images.removeOwn(temporary));
        refused("image.not-clerk", () -> images.seal(temporary, KHOI));
        assertThat(images.own(son)).isPresent();
    }

    @Test
    void theSealIsKeptByTheClerkOfThatVeryOrganisation() throws Exception {
        Actor clerk = actor(2, false, Position.CLERK);
        byte[] seal = ring(400);
        database.inTransaction(() -> images.replaceSeal(clerk, KHOI, seal));
        assertThat(images.seal(clerk, KHOI)).isPresent();
        assertThat(images.of(KHOI)).isPresent();

        for (Actor other :
                List.of(
                        actor(1, false, Position.SECRETARY, Position.CHIEF_OF_OFFICE),
                        actor(1, true))) {
            refused(() -> images.seal(other, KHOI));
            refused(() -> images.replaceSeal(other, KHOI, seal));
            refused(() -> images.removeSeal(other, KHOI));
        }
        refused(() -> images.replaceSeal(clerk, OTHER, seal));
        database.inTransaction(() -> images.removeSeal(clerk, KHOI));
        assertThat(images.of(KHOI)).isEmpty();
    }

    /** Not even by hand in the database: who sets a person's hand is that person. */
    @Test
    void theDatabaseTakesNoHandOfAnother() throws Exception {
        try (Connection connection = database.application().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(
                            () ->
                                    statement.execute(
                                            "insert into signature_image (holder_person, png,"
                                                    + " set_by, set_at) values (1, 'x', 2, now())"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("check");
        }
    }

    private static byte[] ring200() {
        try {
            return ring(200);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(ThrowingCallable act) {
        refused("image.not-clerk", act);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
