package vn.dangvu.signing;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The software token keeps the contract. */
class Pkcs12TokenTest extends SigningTokenContract {

    @TempDir static Path folder;
    private static SigningToken a;
    private static SigningToken b;

    @BeforeAll
    static void makeTwoPeople() {
        TestPki pki = new TestPki();
        a = token(pki.signer("Person A"), "a", PIN_A);
        b = token(pki.signer("Person B"), "b", PIN_B);
    }

    private static SigningToken token(TestPki.Identity identity, String label, String pin) {
        Path file = folder.resolve(label + ".p12");
        TestPki.writePkcs12(file, identity, pin);
        return new Pkcs12Token(label, file, identity.signing());
    }

    @Override
    SigningToken tokenOfA() {
        return a;
    }

    @Override
    SigningToken tokenOfB() {
        return b;
    }

    @Override
    SigningToken absentToken() {
        return new Pkcs12Token("none", folder.resolve("none.p12"), null);
    }
}
