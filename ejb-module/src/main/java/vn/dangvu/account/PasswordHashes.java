package vn.dangvu.account;

import jakarta.enterprise.context.ApplicationScoped;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.util.Arrays;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id (RFC 9106) in PHC strings: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * <p>Each run takes 19 MiB; at most four run at a time, so that a storm of sign-ins cannot exhaust
 * the memory.
 */
@ApplicationScoped
public class PasswordHashes {
    /** Cost of one hash. */
    record Policy(int memoryKib, int iterations, int parallelism) {
        /** The least that OWASP and SECURITY.md 4.1 allow. */
        static final Policy FLOOR = new Policy(19 * 1024, 2, 1);
    }

    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int UTF8_BYTES_A_CHAR = 3;
    private static final int AT_ONCE =
            Math.min(4, Math.max(2, Runtime.getRuntime().availableProcessors()));
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Policy policy;
    private final String decoy;

    /** Hashes at the floor of the policy. */
    public PasswordHashes() {
        this(Policy.FLOOR);
    }

    PasswordHashes(Policy policy) {
        this.policy = policy;
        this.decoy = encode(policy, random(SALT_BYTES), random(HASH_BYTES));
    }

    /**
     * A new hash with a salt of its own.
     *
     * @param password not wiped
     * @throws SignInThrottled when no place to compute came free within 10 s
     */
    public String hash(char[] password) {
        byte[] salt = random(SALT_BYTES);
        return encode(policy, salt, run(policy, salt, HASH_BYTES, password));
    }

    /**
     * Whether the password is the one behind the hash, at the cost the hash was made with.
     *
     * @throws SignInThrottled when no place to compute came free within 10 s
     */
    boolean matches(char[] password, String phc) {
        Stored stored = Stored.parse(phc);
        byte[] computed = run(stored.policy, stored.salt, stored.hash.length, password);
        return Arrays.constantTimeAreEqual(stored.hash, computed);
    }

    /** A hash that no password matches, as dear as a real one: for names that do not exist (R01). */
    String decoy() {
        return decoy;
    }

    /** Whether the hash was made at another cost than today's. */
    boolean outdated(String phc) {
        return !Stored.parse(phc).policy.equals(policy);
    }

    private byte[] run(Policy cost, byte[] salt, int length, char[] password) {
        takePlace();
        byte[] bytes = utf8(password);
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(cost.memoryKib)
                            .withIterations(cost.iterations)
                            .withParallelism(cost.parallelism)
                            .withSalt(salt)
                            .build());
            byte[] out = new byte[length];
            argon2.generateBytes(bytes, out);
            return out;
        } finally {
            Arrays.fill(bytes, (byte) 0);
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new SignInThrottled(PATIENCE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SignInThrottled(PATIENCE);
        }
    }

    /** Keyboards write the same Vietnamese letter composed or decomposed; both must sign in. */
    private static byte[] utf8(char[] password) {
        CharBuffer composed =
                Normalizer.isNormalized(CharBuffer.wrap(password), Normalizer.Form.NFC)
                        ? CharBuffer.wrap(password)
                        : CharBuffer.wrap(
                                Normalizer.normalize(
                                        CharBuffer.wrap(password), Normalizer.Form.NFC));
        ByteBuffer encoded = ByteBuffer.allocate(composed.remaining() * UTF8_BYTES_A_CHAR);
        StandardCharsets.UTF_8.newEncoder().encode(composed, encoded, true);
        byte[] bytes = new byte[encoded.flip().remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String encode(Policy cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib,
                        cost.iterations,
                        cost.parallelism,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    private static final class Stored {
        final Policy policy;
        final byte[] salt;
        final byte[] hash;

        private Stored(Policy policy, byte[] salt, byte[] hash) {
            this.policy = policy;
            this.salt = salt;
            this.hash = hash;
        }

        static Stored parse(String phc) {
            Matcher parts = PHC.matcher(phc);
            if (!parts.matches()) {
                throw new IllegalArgumentException("not an Argon2id hash");
            }
            return new Stored(
                    new Policy(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))),
                    Base64.getDecoder().decode(parts.group(4)),
                    Base64.getDecoder().decode(parts.group(5)));
        }
    }
}
