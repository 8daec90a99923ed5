package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What every {@link SigningToken} promises. */
abstract class SigningTokenContract {

    static final String PIN_A = "11223344";
    static final String PIN_B = "55667788";

    /** Token of person A with {@link #PIN_A}; of person B with {@link #PIN_B}. */
    abstract SigningToken tokenOfA();

    abstract SigningToken tokenOfB();

    /** A token that was never there. */
    abstract SigningToken absentToken();

    @Test
    void signsWithItsPin() throws Exception {
        SigningToken token = tokenOfA();
        PreparedSignature prepared = prepared(token.certificate());
        SignatureValue value = sign(token, prepared, PIN_A);
        assertThat(
                        SignedAttributes.verifies(
                                prepared.algorithm(),
                                token.certificate().certificate(),
                                prepared.signedAttributes(),
                                value.bytes()))
                .isTrue();
    }

    @Test
    void oneLoginSignsManyFromSeveralThreads() throws Exception {
        SigningToken token = tokenOfA();
        PreparedSignature prepared = prepared(token.certificate());
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try (Pin pin = Pin.taking(PIN_A.toCharArray());
                TokenLogin login = token.login(pin)) {
            List<Future<SignatureValue>> values = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                values.add(pool.submit(() -> login.sign(prepared)));
            }
            for (Future<SignatureValue> value : values) {
                assertThat(value.get(60, TimeUnit.SECONDS)).isNotNull();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aRefusedDocumentLeavesTheLoginToTheOthers() throws Exception {
        SigningToken a = tokenOfA();
        PreparedSignature ofA = prepared(a.certificate());
        PreparedSignature ofB = prepared(tokenOfB().certificate());
        try (Pin pin = Pin.taking(PIN_A.toCharArray());
                TokenLogin login = a.login(pin)) {
            login.sign(ofA);
            assertThatThrownBy(() -> login.sign(ofB)).isInstanceOf(TokenException.class);
            assertThat(login.sign(ofA)).isNotNull();
        }
    }

    @Test
    void signsNothingAfterLogout() throws Exception {
        SigningToken token = tokenOfA();
        PreparedSignature prepared = prepared(token.certificate());
        TokenLogin login;
        try (Pin pin = Pin.taking(PIN_A.toCharArray())) {
            login = token.login(pin);
        }
        login.sign(prepared);
        login.close();
        login.close();
        assertThatThrownBy(() -> login.sign(prepared)).isInstanceOf(IllegalStateException.class);
        assertRefused(token, prepared, PIN_B);
    }

    @Test
    void refusesAWrongPinEachTimeEvenAfterAGoodOne() throws Exception {
        SigningToken token = tokenOfA();
        PreparedSignature prepared = prepared(token.certificate());
        for (int i = 0; i < 3; i++) {
            sign(token, prepared, PIN_A);
            assertRefused(token, prepared, "00000000");
            assertRefused(token, prepared, PIN_B);
            assertRefused(token, prepared, "");
        }
    }

    @Test
    void pinOfAnotherNeverSignsAsTheOwnerWhileTheOwnerIsSigning() throws Exception {
        SigningToken a = tokenOfA();
        SigningToken b = tokenOfB();
        PreparedSignature ofA = prepared(a.certificate());
        PreparedSignature ofB = prepared(b.certificate());
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<String>> refused = new ArrayList<>();
            List<Future<SignatureValue>> good = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                good.add(pool.submit(() -> sign(a, ofA, PIN_A)));
                refused.add(pool.submit(() -> outcome(a, ofA, PIN_B)));
                refused.add(pool.submit(() -> outcome(a, ofA, "")));
                good.add(pool.submit(() -> sign(b, ofB, PIN_B)));
            }
            for (Future<SignatureValue> value : good) {
                assertThat(value.get(60, TimeUnit.SECONDS)).isNotNull();
            }
            for (Future<String> outcome : refused) {
                assertThat(outcome.get(60, TimeUnit.SECONDS))
                        .isIn("PIN_INCORRECT", "PIN_COUNT_LOW");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void signsForNobodyElsesCertificate() throws Exception {
        SigningToken a = tokenOfA();
        PreparedSignature ofB = prepared(tokenOfB().certificate());
        assertThatThrownBy(() -> sign(a, ofB, PIN_A))
                .asInstanceOf(type(TokenException.class))
                .extracting(TokenException::reason)
                .isEqualTo(TokenException.Reason.KEY_MISSING);
    }

    /** R36: a digest that does not come with its signed attributes is never signed. */
    @Test
    void signsNoCallerChosenBytes() throws Exception {
        SigningToken token = tokenOfA();
        PreparedSignature honest = prepared(token.certificate());
        PreparedSignature forged =
                new PreparedSignature(
                        null,
                        "00",
                        1,
                        new ByteRange(0, 1, 2, 3),
                        honest.documentDigest(),
                        new byte[32],
                        token.certificate(),
                        honest.algorithm(),
                        16000,
                        SignatureLevel.B_B,
                        "x");
        assertThatThrownBy(() -> sign(token, forged, PIN_A))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhenItIsAbsent() throws Exception {
        PreparedSignature prepared = prepared(tokenOfA().certificate());
        assertThatThrownBy(() -> sign(absentToken(), prepared, PIN_A))
                .asInstanceOf(type(TokenException.class))
                .extracting(TokenException::reason)
                .isEqualTo(TokenException.Reason.TOKEN_ABSENT);
    }

    static PreparedSignature prepared(SigningCertificate signer) throws Exception {
        SignatureAlgorithm algorithm =
                SignatureAlgorithm.defaultFor(signer.certificate().getPublicKey());
        byte[] digest =
                MessageDigest.getInstance(algorithm.hash.jcaName).digest(new byte[] {1, 2, 3});
        return prepared(signer, algorithm, digest);
    }

    static PreparedSignature prepared(
            SigningCertificate signer, SignatureAlgorithm algorithm, byte[] digest) {
        return new PreparedSignature(
                null,
                "00",
                1,
                new ByteRange(0, 1, 2, 3),
                digest,
                SignedAttributes.build(algorithm, digest, signer),
                signer,
                algorithm,
                16000,
                SignatureLevel.B_B,
                "Signature1");
    }

    static SignatureValue sign(SigningToken token, PreparedSignature prepared, String pin)
            throws TokenException {
        try (Pin given = Pin.taking(pin.toCharArray())) {
            return token.sign(prepared, given);
        }
    }

    private static String outcome(SigningToken token, PreparedSignature prepared, String pin) {
        try {
            sign(token, prepared, pin);
            return "signed";
        } catch (TokenException e) {
            return e.reason().toString();
        }
    }

    private static void assertRefused(SigningToken token, PreparedSignature prepared, String pin) {
        assertThatThrownBy(() -> sign(token, prepared, pin))
                .asInstanceOf(type(TokenException.class))
                .satisfies(
                        e ->
                                assertThat(e.reason())
                                        .isIn(
                                                TokenException.Reason.PIN_INCORRECT,
                                                TokenException.Reason.PIN_COUNT_LOW));
    }
}
