package vn.dangvu.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static vn.dangvu.account.AccountWorld.HOME;
import static vn.dangvu.account.AccountWorld.PASSWORD;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;

import java.time.Duration;
import java.util.List;

class SessionIT {
    private static final String NEXT_PASSWORD = "trâu ơi ta bảo trâu này";

    private final AccountWorld world = new AccountWorld().populated();

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    @DisplayName("R08: a session ends after 20 idle minutes")
    void aSessionEndsAfterTwentyIdleMinutes() {
        SessionToken token = world.signIn("chau.duk").token();
        world.clock.advance(Duration.ofMinutes(19));
        assertThat(world.actorOf(token)).isPresent();
        world.clock.advance(Duration.ofMinutes(20).minusMillis(1));
        assertThat(world.actorOf(token)).isPresent();
        world.clock.advance(Duration.ofMinutes(20));
        assertThat(world.actorOf(token)).isEmpty();
    }

    @Test
    @DisplayName("R08: a session ends after 10 hours, however busy")
    void aSessionEndsAfterTenHours() {
        SessionToken token = world.signIn("chau.duk").token();
        for (int i = 0; i < 39; i++) {
            world.clock.advance(Duration.ofMinutes(15));
            assertThat(world.actorOf(token)).isPresent();
        }
        world.clock.advance(Duration.ofMinutes(15));
        assertThat(world.actorOf(token)).isEmpty();
    }

    @Test
    void beingSeenIsWrittenAtMostEveryThirtySeconds() {
        SessionToken token = world.signIn("chau.duk").token();
        Object first = lastSeen();
        world.clock.advance(Duration.ofSeconds(29));
        assertThat(world.actorOf(token)).isPresent();
        assertThat(lastSeen()).isEqualTo(first);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.actorOf(token)).isPresent();
        assertThat(lastSeen()).isNotEqualTo(first);
    }

    @Test
    void anUnknownTokenIsNobody() {
        assertThat(world.actorOf(SessionToken.random())).isEmpty();
    }

    @Test
    @DisplayName("R07: after signing out the token is dead")
    void afterSigningOutTheTokenIsDead() {
        SessionToken here = world.signIn("chau.duk").token();
        SessionToken there = world.signIn("chau.duk").token();
        world.database.inTransaction(() -> world.accounts.signOut(here));
        assertThat(world.actorOf(here)).isEmpty();
        assertThat(world.actorOf(there)).isPresent();
        world.database.inTransaction(() -> world.accounts.signOut(here));
    }

    @Test
    void onesOwnSessionsAreListedAndEndedOneByOne() {
        SignedIn here = world.signIn("chau.duk");
        SessionToken there = world.signIn("chau.duk").token();
        SignedIn other = world.signIn("quantri.duk");
        List<SessionView> own =
                world.database.inTransaction(
                        () -> world.accounts.sessionsOf(here.actor(), here.token()));
        assertThat(own).hasSize(2);
        assertThat(own).filteredOn(SessionView::current).hasSize(1);
        String away = own.stream().filter(one -> !one.current()).findFirst().orElseThrow().id();

        world.database.inTransaction(() -> world.accounts.signOut(other.actor(), away));
        assertThat(world.actorOf(there)).as("not another person's to end").isPresent();
        world.database.inTransaction(() -> world.accounts.signOut(here.actor(), away));
        assertThat(world.actorOf(there)).isEmpty();
        assertThat(world.actorOf(here.token())).isPresent();
    }

    @Test
    void signingOutEverywhereEndsAllSessionsOfThePersonOnly() {
        SignedIn here = world.signIn("chau.duk");
        SessionToken there = world.signIn("chau.duk").token();
        SessionToken other = world.signIn("quantri.duk").token();
        world.database.inTransaction(() -> world.accounts.signOutEverywhere(here.actor()));
        assertThat(world.actorOf(here.token())).isEmpty();
        assertThat(world.actorOf(there)).isEmpty();
        assertThat(world.actorOf(other)).isPresent();
    }

    @Test
    @DisplayName("R09: disabling an account ends its sessions at once")
    void disablingEndsTheSessionsAtOnce() {
        SessionToken token = world.signIn("chau.duk").token();
        Actor administrator = world.administrator();
        world.database.inTransaction(
                () -> world.administration.disable(administrator, world.clerk));
        assertThat(world.actorOf(token)).isEmpty();
        world.database.inTransaction(() -> world.administration.enable(administrator, world.clerk));
        assertThat(world.actorOf(token)).isEmpty();
        world.signIn("chau.duk");
    }

    @Test
    void rightsOfAnEndedPositionAreGoneWithTheNextRequest() {
        SessionToken token = world.signIn("chau.duk").token();
        Actor administrator = world.administrator();
        world.database.inTransaction(
                () -> world.administration.endPosition(administrator, world.clerkPosition));
        assertThat(world.actorOf(token))
                .hasValueSatisfying(actor -> assertThat(actor.positions()).isEmpty());
    }

    @Test
    @DisplayName("R07: a changed password ends all sessions and gives a new token")
    void aChangedPasswordEndsAllSessions() {
        SessionToken here = world.signIn("chau.duk").token();
        SessionToken there = world.signIn("chau.duk").token();
        SignedIn again = change(here, PASSWORD, NEXT_PASSWORD);
        assertThat(world.actorOf(here)).isEmpty();
        assertThat(world.actorOf(there)).isEmpty();
        assertThat(world.actorOf(again.token())).isPresent();
        assertThatThrownBy(() -> world.signIn("chau.duk")).isInstanceOf(SignInRefused.class);
        world.signIn("chau.duk", NEXT_PASSWORD, HOME);
    }

    @Test
    void thePasswordIsNotChangedWithoutTheCurrentOneOrToAWeakOne() {
        SessionToken here = world.signIn("chau.duk").token();
        assertThatThrownBy(() -> change(here, "not the current", NEXT_PASSWORD))
                .hasMessageContaining("account.password-wrong");
        assertThatThrownBy(() -> change(here, PASSWORD, "matkhau123456"))
                .hasMessageContaining("account.password-guessable");
        assertThatThrownBy(() -> change(here, PASSWORD, PASSWORD))
                .hasMessageContaining("account.password-unchanged");
        assertThat(world.actorOf(here)).isPresent();
        world.signIn("chau.duk");
    }

    @Test
    void aTemporaryPasswordIsGoodForOneSignInAndAllowsNothingButChangingIt() {
        Actor administrator = world.administrator();
        TemporaryPassword temporary =
                world.database.inTransaction(
                        () -> world.administration.resetPassword(administrator, world.clerk));
        SignedIn in = world.signIn("chau.duk", temporary.value(), HOME);
        assertThat(in.actor().mustChangePassword()).isTrue();
        assertThat(in.actor().positions()).isEmpty();
        assertThatThrownBy(() -> world.signIn("chau.duk", temporary.value(), HOME))
                .isInstanceOf(SignInRefused.class);

        Actor free = change(in.token(), temporary.value(), NEXT_PASSWORD).actor();
        assertThat(free.mustChangePassword()).isFalse();
        assertThat(free.positions())
                .extracting(HeldPosition::position)
                .containsExactly(Position.CLERK);
    }

    @Test
    void aTemporaryPasswordEndsAfterThreeDays() {
        Actor administrator = world.administrator();
        TemporaryPassword temporary =
                world.database.inTransaction(
                        () -> world.administration.resetPassword(administrator, world.clerk));
        world.clock.advance(Duration.ofDays(3));
        assertThatThrownBy(() -> world.signIn("chau.duk", temporary.value(), HOME))
                .isInstanceOf(SignInRefused.class);
    }

    private SignedIn change(SessionToken session, String current, String replacement) {
        return world.accounts.changePassword(
                new ChangePassword(
                        session, current.toCharArray(), replacement.toCharArray(), HOME, "JUnit"));
    }

    private Object lastSeen() {
        return world.database
                .entityManager()
                .createNativeQuery("select last_seen_at from account_session")
                .getSingleResult();
    }
}
