package vn.dangvu.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static vn.dangvu.account.AccountWorld.ELSEWHERE;
import static vn.dangvu.account.AccountWorld.HOME;
import static vn.dangvu.account.AccountWorld.PASSWORD;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import vn.dangvu.organisation.Position;
import vn.dangvu.shared.DomainException;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SignInIT {
    private final AccountWorld world = new AccountWorld().populated();

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void theRightPasswordOpensASession() {
        SignedIn in = world.signIn("  Chau.DUK ");
        assertThat(in.actor().fullName()).isEqualTo("Lê Minh Châu");
        assertThat(in.actor().holds(Position.CLERK, world.khoi)).isTrue();
        assertThat(in.actor().primaryUnit()).contains(world.khoi);
        assertThat(in.actor().administrator()).isFalse();
        assertThat(world.actorOf(in.token())).contains(in.actor());
        assertThat(world.events.fired())
                .contains(new AccountEvent.SessionOpened(world.clerkPerson, world.clerk));
    }

    @Test
    @DisplayName("R01: unknown name, wrong password and disabled account get the same answer")
    void refusalsTellNothing() {
        world.database.inTransaction(
                () -> world.administration.disable(world.administrator(), world.clerk));
        List<DomainException> refusals = new ArrayList<>();
        for (List<String> attempt :
                List.of(
                        List.of("nobody.at.all", PASSWORD),
                        List.of("quantri.duk", "not the password"),
                        List.of("chau.duk", PASSWORD))) {
            assertThatThrownBy(() -> world.signIn(attempt.get(0), attempt.get(1), HOME))
                    .isInstanceOfSatisfying(SignInRefused.class, refusals::add);
        }
        assertThat(refusals)
                .extracting(DomainException::code)
                .containsOnly("account.sign-in-refused");
        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal.facts()).isEmpty());
    }

    @Test
    void thePasswordIsWipedWhateverHappens() {
        char[] right = PASSWORD.toCharArray();
        world.accounts.signIn(new SignIn("chau.duk", right, HOME, "JUnit"));
        assertThat(right).containsOnly('\0');
        char[] wrong = "wrong".toCharArray();
        assertThatThrownBy(
                () -> world.accounts.signIn(new SignIn("chau.duk", wrong, HOME, "JUnit")));
        assertThat(wrong).containsOnly('\0');
    }

    @Test
    @DisplayName("R02: a hash of an older policy is replaced at sign-in")
    void anOldHashIsReplacedAtSignIn() {
        String dearer =
                new PasswordHashes(new PasswordHashes.Policy(128, 2, 1))
                        .hash(PASSWORD.toCharArray());
        world.database.inTransaction(() -> account().rehashed(dearer));
        world.signIn("chau.duk");
        assertThat(account().passwordHash()).contains("m=64,t=1,p=1");
        world.signIn("chau.duk");
    }

    @Test
    @DisplayName("R07: each sign-in has a new token, and the browser's old one is dead")
    void theOldTokenOfTheBrowserDiesAtSignIn() {
        SignedIn first = world.signIn("chau.duk");
        SignedIn second =
                world.accounts.signIn(
                        new SignIn(
                                "chau.duk",
                                PASSWORD.toCharArray(),
                                HOME,
                                "JUnit",
                                Optional.of(first.token())));
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(world.actorOf(first.token())).isEmpty();
        assertThat(world.actorOf(second.token())).isPresent();
    }

    @Test
    @DisplayName("R12: after some failures a name waits longer and longer, and is never locked")
    void guessingIsSlowedDownAndTheOwnerGetsIn() {
        fail(5, "chau.duk", HOME);
        assertThatThrownBy(() -> world.signIn("chau.duk"))
                .isInstanceOfSatisfying(
                        SignInThrottled.class,
                        wait -> assertThat(wait.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        world.clock.advance(Duration.ofSeconds(1));
        world.signIn("chau.duk");
        fail(4, "chau.duk", HOME);
        world.signIn("chau.duk");
    }

    @Test
    @DisplayName("R12: an attacker elsewhere does not keep the owner out")
    void failuresElsewhereDoNotDelayTheOwnerAtHome() {
        world.signIn("chau.duk");
        for (int i = 0; i < 40; i++) {
            String address = "198.51." + i + ".1";
            assertThatThrownBy(() -> world.signIn("chau.duk", "guess", address))
                    .isInstanceOf(DomainException.class);
        }
        assertThatThrownBy(() -> world.signIn("chau.duk", PASSWORD, ELSEWHERE))
                .isInstanceOf(SignInThrottled.class);
        assertThat(world.signIn("chau.duk").actor().account()).isEqualTo(world.clerk);
    }

    @Test
    @DisplayName("R12: names that do not exist are throttled like those that do")
    void unknownNamesAreThrottledAlike() {
        fail(5, "nobody.at.all", HOME);
        assertThatThrownBy(() -> world.signIn("nobody.at.all")).isInstanceOf(SignInThrottled.class);
    }

    @Test
    @DisplayName("R12: a network has thirty tries a minute, and successes cost none")
    void aNetworkHasThirtyTriesAMinute() {
        for (int i = 0; i < 40; i++) {
            world.signIn("chau.duk");
        }
        for (int i = 0; i < 30; i++) {
            fail(1, "name" + i, "10.0.0." + i);
        }
        assertThatThrownBy(() -> world.signIn("chau.duk")).isInstanceOf(SignInThrottled.class);
        world.clock.advance(Duration.ofSeconds(2));
        world.signIn("chau.duk");
    }

    @Test
    @DisplayName("R12: fifty clients at once get no more tries than one")
    void fiftyAtOnceGetNoMoreTries() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(50);
        try {
            Callable<Class<?>> guess =
                    () -> {
                        try {
                            world.signIn("chau.duk", "guess", HOME);
                            return SignedIn.class;
                        } catch (DomainException refused) {
                            return refused.getClass();
                        }
                    };
            List<Class<?>> answers = new ArrayList<>();
            for (Future<Class<?>> answer :
                    clients.invokeAll(java.util.Collections.nCopies(50, guess))) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .hasSize(50)
                    .containsOnly(SignInRefused.class, SignInThrottled.class);
            assertThat(answers).filteredOn(SignInRefused.class::equals).hasSize(5);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void aTokenIsNotStoredAndNotPrinted() {
        SessionToken token = world.signIn("chau.duk").token();
        Object stored =
                world.database
                        .entityManager()
                        .createNativeQuery("select string_agg(s::text, ' ') from account_session s")
                        .getSingleResult();
        assertThat(stored.toString()).doesNotContain(token.value()).contains(token.sha256());
        assertThat(token.toString()).doesNotContain(token.value());
        assertThat(SessionToken.parse(token.value())).contains(token);
        assertThat(SessionToken.parse(token.value() + "'")).isEmpty();
        assertThat(SessionToken.parse(null)).isEmpty();
    }

    private void fail(int times, String login, String address) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> world.signIn(login, "wrong password", address))
                    .isInstanceOf(SignInRefused.class);
        }
    }

    private Account account() {
        return new Accounts(world.database.entityManager()).get(world.clerk);
    }

    /**
     * Medians of processor time: the wall clock of a busy machine says more of its neighbours than of
     * the two refusals, which differ, if at all, in whether a password is hashed.
     */
    @Test
    @DisplayName("R01: unknown name and wrong password take the same time")
    void refusalsTakeTheSameTime() {
        try (AccountWorld dear = new AccountWorld(new PasswordHashes()).populated()) {
            int tries = 200;
            long[] unknown = new long[tries];
            long[] wrong = new long[tries];
            for (int i = -10; i < tries; i++) {
                dear.clock.advance(Duration.ofHours(2));
                long a = nanos(dear, "nobody.at.all");
                long b = nanos(dear, "chau.duk");
                if (i >= 0) {
                    unknown[i] = a;
                    wrong[i] = b;
                }
            }
            assertThat(median(unknown) / median(wrong)).isBetween(0.95, 1.05);
        }
    }

    private static long nanos(AccountWorld world, String login) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThatThrownBy(() -> world.signIn(login, "wrong password", HOME))
                .isInstanceOf(SignInRefused.class);
        return threads.getCurrentThreadCpuTime() - start;
    }

    private static double median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
