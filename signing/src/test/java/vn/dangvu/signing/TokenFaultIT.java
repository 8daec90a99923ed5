package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code TOKEN-FAULTS.md} tells the truth. */
class TokenFaultIT {

    private static final String PIN = "270899";
    private static final int THREADS = 16;
    private static FaultyModule faults;
    private static Pkcs11Module module;
    private static SigningToken token;
    private static SigningToken other;
    private static PreparedSignature prepared;
    private static PreparedSignature preparedOfOther;

    @BeforeAll
    static void makeTokens() throws Exception {
        Path softHsm = SoftHsm.library();
        faults = FaultyModule.over(softHsm);
        TestPki pki = new TestPki();
        token = token(pki.signer("Person A"), "faulty");
        other = token(pki.signer("Person B"), "sound");
        prepared = SigningTokenContract.prepared(token.certificate());
        preparedOfOther = SigningTokenContract.prepared(other.certificate());
    }

    private static SigningToken token(TestPki.Identity person, String name) throws TokenException {
        String label = SoftHsm.token(name, PIN, person);
        if (module == null) {
            module = Pkcs11Module.open(faults.library());
        }
        return module.token(label, person.signing());
    }

    @AfterEach
    void playNoFaults() {
        faults.play();
    }

    // ---- the table

    private record Row(String call, String code, String name, String outcome) {
        static Row of(String line) {
            String[] cells = line.split("\\|");
            String[] answer = cells[2].strip().split(" ", 2);
            return new Row(cells[1].strip(), answer[0], answer[1], cells[3].strip());
        }

        void holds() {
            faults.play("fail %s %s 1000".formatted(call, code));
            assertThat(seen()).isEqualTo(outcome);
            faults.play();
            assertThat(signOutcome()).as("the next signature").isEqualTo("signed");
        }

        // a token found once is not listed again
        private String seen() {
            return call.equals("C_GetSlotList")
                    ? TokenFaultIT.outcome(() -> module.tokens())
                    : signOutcome();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerHasItsOutcomeAndTheNextSignatureSucceeds() throws Exception {
        List<Row> rows =
                Files.readAllLines(Path.of("TOKEN-FAULTS.md")).stream()
                        .filter(line -> line.startsWith("| C_"))
                        .map(Row::of)
                        .toList();
        assertThat(rows).hasSizeGreaterThan(40);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.call + " " + row.name, row::holds));
    }

    private static String signOutcome() {
        return outcome(() -> SigningTokenContract.sign(token, prepared, PIN));
    }

    private static String outcome(Callable<?> operation) {
        try {
            operation.call();
            return "signed";
        } catch (TokenException e) {
            return e.reason().name();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- sessions

    @Test
    void sixteenThreadsShareFourSessionsThatTheTokenTells() throws Exception {
        faults.play("sessions 4", "tell-sessions 1");
        signWithAllThreads();
        assertThat(faults.calls())
                .doesNotContain("C_OpenSession b1")
                .filteredOn("C_OpenSession 0"::equals)
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void sixteenThreadsShareFourSessionsThatTheTokenKeepsToItself() throws Exception {
        faults.play("sessions 4");
        signWithAllThreads();
        assertThat(Collections.frequency(faults.calls(), "C_OpenSession 0")).isEqualTo(4);
    }

    private static void signWithAllThreads() throws Exception {
        try (Pin pin = Pin.taking(PIN.toCharArray());
                TokenLogin login = token.login(pin)) {
            List<String> outcomes = inParallel(() -> login.sign(prepared), THREADS * 8);
            assertThat(outcomes).hasSize(THREADS * 8).containsOnly("signed");
        }
        // one login and one logout, however many signatures
        assertThat(faults.calls()).filteredOn(call -> call.startsWith("C_Login")).hasSize(1);
        assertThat(faults.calls()).filteredOn("C_Logout 0"::equals).hasSize(1);
    }

    @Test
    void sixteenOperationsTakeTurnsOnOneSession() throws Exception {
        faults.play("sessions 1", "tell-sessions 1");
        assertThat(inParallel(() -> SigningTokenContract.sign(token, prepared, PIN), THREADS * 4))
                .containsOnly("signed");
        assertThat(faults.calls()).doesNotContain("C_OpenSession b1");
    }

    private static List<String> inParallel(Callable<?> operation, int times) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(pool.submit(() -> outcome(operation)));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : running) {
                outcomes.add(one.get(60, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }

    // ---- PIN

    @Test
    void warnsBeforeThePinLocksAndKnowsALockedOne() {
        faults.play("lock-after 3");
        assertThat(wrongPin()).isEqualTo("PIN_COUNT_LOW");
        assertThat(signOutcome()).isEqualTo("signed");
        assertThat(wrongPin()).isEqualTo("PIN_COUNT_LOW");
        assertThat(wrongPin()).isEqualTo("PIN_FINAL_TRY");
        assertThat(wrongPin()).isEqualTo("PIN_LOCKED");
        assertThat(signOutcome()).as("with the right PIN").isEqualTo("PIN_LOCKED");
    }

    private static String wrongPin() {
        return outcome(() -> SigningTokenContract.sign(token, prepared, "000000"));
    }

    @Test
    void asksForNoPinTwiceWhenItWasWrong() {
        faults.play();
        assertThat(wrongPin()).isEqualTo("PIN_INCORRECT");
        assertThat(faults.calls()).filteredOn(call -> call.startsWith("C_Login")).hasSize(1);
        assertThat(faults.calls()).as("a wrong PIN is no fault").noneMatch(TokenFaultIT::isRebuild);
    }

    // ---- removal, return, faults beside others

    @Test
    void signsAgainWhenTheTokenIsBackInItsReader() throws Exception {
        faults.play();
        try (Pin pin = Pin.taking(PIN.toCharArray());
                TokenLogin login = token.login(pin)) {
            login.sign(prepared);
            faults.play("removed 1");
            assertThat(outcome(() -> login.sign(prepared))).isEqualTo("TOKEN_REMOVED");
            faults.play();
            assertThat(outcome(() -> login.sign(prepared)))
                    .as("back in, but nobody gave the PIN again")
                    .isEqualTo("TOKEN_REMOVED");
        }
        faults.play("removed 1");
        assertThat(signOutcome()).isEqualTo("TOKEN_ABSENT");
        assertThat(outcome(() -> module.tokens().isEmpty() ? null : fail())).isEqualTo("signed");
        faults.play();
        assertThat(signOutcome()).isEqualTo("signed");
    }

    private static Object fail() {
        throw new AssertionError("tokens are listed that are not there");
    }

    @Test
    void findsATokenThatWasMadeWhileTheLibraryWasOpen() throws Exception {
        SigningToken late = token(new TestPki().signer("Person C"), "late");
        PreparedSignature own = SigningTokenContract.prepared(late.certificate());
        assertThat(outcome(() -> SigningTokenContract.sign(late, own, PIN))).isEqualTo("signed");
    }

    @Test
    void letsOthersFinishBeforeTheLibraryStartsOver() throws Exception {
        faults.play();
        try (Pin pin = Pin.taking(PIN.toCharArray());
                TokenLogin busy = other.login(pin)) {
            faults.play("fail C_SignInit 30 1");
            assertThat(signOutcome()).isEqualTo("DEVICE_ERROR");
            busy.sign(preparedOfOther);
            assertThat(faults.calls()).noneMatch(TokenFaultIT::isRebuild);
        }
        assertThat(signOutcome()).isEqualTo("signed");
        assertThat(faults.calls()).anyMatch(TokenFaultIT::isRebuild);
    }

    @Test
    void triesAgainWhenTheLibraryDidNotStartOver() {
        faults.play("fail C_Sign 30 1", "fail C_Initialize 30 1");
        assertThat(signOutcome()).isEqualTo("DEVICE_ERROR");
        assertThat(signOutcome()).isEqualTo("LIBRARY_UNUSABLE");
        assertThat(signOutcome()).isEqualTo("signed");
    }

    @Test
    void waitsForASlowToken() {
        faults.play("slow C_Sign 700");
        assertThat(signOutcome()).isEqualTo("signed");
    }

    private static boolean isRebuild(String call) {
        return call.startsWith("C_Initialize");
    }
}
