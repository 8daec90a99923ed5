package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/** R40: after a signature nothing that the JVM can still reach holds the PIN. */
class PinInMemoryTest {

    private static final int MASK = 0x5A5A;
    @TempDir Path folder;

    @Test
    void noObjectHoldsThePinAfterAGoodAndABadLogin() throws Exception {
        char[] masked = drawn();
        SigningToken token = token(masked);
        PreparedSignature prepared = SigningTokenContract.prepared(token.certificate());
        try (Pin pin = Pin.taking(unmasked(masked))) {
            token.sign(prepared, pin);
        }
        char[] wrong = masked.clone();
        wrong[0] = (char) (wrong[0] ^ 1);
        try (Pin pin = Pin.taking(unmasked(wrong))) {
            assertThatThrownBy(() -> token.sign(prepared, pin)).isInstanceOf(TokenException.class);
        }
        Path after = dump("after.hprof");
        assertThat(holds(after, masked)).isFalse();
        assertThat(holds(after, wrong)).isFalse();
    }

    /** The search finds what is there, so it would find what should not be. */
    @Test
    void thePinOfAnOperationUnderWayIsFound() throws Exception {
        char[] masked = drawn();
        try (Pin pin = Pin.taking(unmasked(masked))) {
            assertThat(holds(dump("during.hprof"), masked)).isTrue();
            assertThat(pin.characters()).hasSize(masked.length);
        }
    }

    private SigningToken token(char[] masked) {
        TestPki.Identity person = new TestPki().signer("Nguyễn Văn An");
        Path file = folder.resolve("an.p12");
        TestPki.writePkcs12(file, person, String.valueOf(unmasked(masked)));
        return new Pkcs12Token("an", file, person.signing());
    }

    // this test itself must not be what keeps the PIN
    private static char[] drawn() {
        SecureRandom random = new SecureRandom();
        char[] masked = new char[16];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = (char) (('0' + random.nextInt(10)) ^ MASK);
        }
        return masked;
    }

    private static char[] unmasked(char[] masked) {
        char[] plain = new char[masked.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (char) (masked[i] ^ MASK);
        }
        return plain;
    }

    private Path dump(String name) throws IOException {
        Path file = folder.resolve(name);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(file.toString(), true);
        return file;
    }

    /** As bytes, in a char[] or in a String. */
    private static boolean holds(Path dump, char[] masked) throws IOException {
        String pin = String.valueOf(unmasked(masked));
        byte[] all = Files.readAllBytes(dump);
        return contains(all, pin.getBytes(StandardCharsets.US_ASCII))
                || contains(all, pin.getBytes(StandardCharsets.UTF_16BE))
                || contains(all, pin.getBytes(StandardCharsets.UTF_16LE));
    }

    private static boolean contains(byte[] all, byte[] wanted) {
        for (int at = 0; at + wanted.length <= all.length; at++) {
            if (all[at] == wanted[0]
                    && Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
