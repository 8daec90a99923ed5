package vn.dangvu.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import vn.dangvu.account.PasswordHashes.Policy;

import java.text.Normalizer;

class PasswordHashesTest {
    private static final Policy WEAK = new Policy(64, 1, 1);
    private final PasswordHashes hashes = new PasswordHashes(WEAK);

    @Test
    @DisplayName("R02: the policy is at least 19 MiB, two passes")
    void thePolicyIsNotBelowTheFloor() {
        assertThat(new PasswordHashes().hash("một mật khẩu dài".toCharArray()))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    @DisplayName("R02: verified as Argon2id with the parameters stored in the hash")
    void aHashOfAnotherPolicyIsStillVerified() {
        String old = new PasswordHashes(new Policy(128, 3, 1)).hash("đồng chí 123".toCharArray());
        assertThat(hashes.matches("đồng chí 123".toCharArray(), old)).isTrue();
        assertThat(hashes.matches("dong chi 123".toCharArray(), old)).isFalse();
        assertThat(hashes.outdated(old)).isTrue();
        assertThat(hashes.outdated(hashes.hash("x".toCharArray()))).isFalse();
    }

    /** Made with {@code echo -n "correct horse battery" | argon2 somesaltsomesalt -id -t 2 -k 64 -p 1 -l 32}. */
    @Test
    @DisplayName("R02: hashes of the reference implementation are understood")
    void aHashOfTheReferenceImplementationMatches() {
        String phc =
                "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA"
                        + "$hKAbWgyQdV+xg8l/rwb/M8JbLs4epFAbdbuSAw1BK9I";
        assertThat(hashes.matches("correct horse battery".toCharArray(), phc)).isTrue();
        assertThat(hashes.matches("correct horse batterY".toCharArray(), phc)).isFalse();
    }

    @Test
    void composedAndDecomposedLettersAreTheSamePassword() {
        String typed = "nghị quyết đại hội";
        String hash = hashes.hash(Normalizer.normalize(typed, Normalizer.Form.NFC).toCharArray());
        char[] decomposed = Normalizer.normalize(typed, Normalizer.Form.NFD).toCharArray();
        assertThat(hashes.matches(decomposed, hash)).isTrue();
    }

    @Test
    void theDecoyMatchesNothingAndCostsAsMuch() {
        assertThat(hashes.matches(new char[0], hashes.decoy())).isFalse();
        assertThat(hashes.outdated(hashes.decoy())).isFalse();
    }

    @Test
    void whatIsNoArgon2idHashIsNotAccepted() {
        assertThatThrownBy(
                        () -> hashes.matches("x".toCharArray(), "$argon2i$v=19$m=64,t=1,p=1$a$b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
