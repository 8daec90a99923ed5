package vn.dangvu.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One PKCS#11 library. Its tokens are found by their label (and serial number), never by slot: slots
 * change when a token is plugged in elsewhere. Thread-safe; opening the same library twice gives two
 * views of one library that share their locks.
 *
 * <p>Needs the JVM flag {@code --add-exports
 * jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED}.
 */
public final class Pkcs11Module {

    /** Long enough for a queue of people at one token, short enough to answer a request. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    // PKCS#11 knows one login an application and token, so the lock is the JVM's, not the module's
    private static final Map<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final String path;
    private final Cryptoki cryptoki;
    private final Map<String, Long> lastSlots = new ConcurrentHashMap<>();

    private Pkcs11Module(String path, Cryptoki cryptoki) {
        this.path = path;
        this.cryptoki = cryptoki;
    }

    /**
     * Loads and initialises a library.
     *
     * @throws TokenException {@link TokenException.Reason#LIBRARY_UNUSABLE}
     */
    public static Pkcs11Module open(Path library) throws TokenException {
        try {
            Path real = library.toRealPath();
            return new Pkcs11Module(real.toString(), Cryptoki.load(real));
        } catch (IOException e) {
            throw new TokenException(
                    TokenException.Reason.LIBRARY_UNUSABLE, "no PKCS#11 library at " + library, e);
        }
    }

    /** Labels of the initialised tokens that are present now. */
    public List<String> labels() throws TokenException {
        try {
            return cryptoki.tokens().stream().map(Cryptoki.Token::label).toList();
        } catch (Cryptoki.Refusal e) {
            throw new TokenException(e.reason(), "tokens of " + path, e);
        }
    }

    /**
     * The token with that label. It is looked for again at every use, so it may be absent now.
     *
     * @param certificate the expected certificate and its chain; null reads the certificates from
     *     the token itself
     */
    public SigningToken token(String label, SigningCertificate certificate) {
        return token(label, null, certificate);
    }

    /** The same where several tokens share a label: the serial number decides. */
    public SigningToken token(String label, String serialNumber, SigningCertificate certificate) {
        return new Pkcs11Token(this, label, serialNumber, certificate);
    }

    Cryptoki cryptoki() {
        return cryptoki;
    }

    Cryptoki.Token find(String label, String serialNumber) throws TokenException {
        String key = label + "\n" + serialNumber;
        try {
            Long last = lastSlots.get(key);
            if (last != null) {
                Cryptoki.Token token = stillThere(last, label, serialNumber);
                if (token != null) {
                    return token;
                }
            }
            Cryptoki.Token token = search(label, serialNumber);
            lastSlots.put(key, token.slot());
            return token;
        } catch (Cryptoki.Refusal e) {
            throw new TokenException(e.reason(), "token " + label, e);
        }
    }

    void forget(String label, String serialNumber) {
        lastSlots.remove(label + "\n" + serialNumber);
    }

    private Cryptoki.Token stillThere(long slot, String label, String serialNumber) {
        try {
            Cryptoki.Token token = cryptoki.token(slot);
            return matches(token, label, serialNumber) ? token : null;
        } catch (Cryptoki.Refusal e) {
            return null;
        }
    }

    private Cryptoki.Token search(String label, String serialNumber)
            throws Cryptoki.Refusal, TokenException {
        List<Cryptoki.Token> found =
                cryptoki.tokens().stream().filter(t -> matches(t, label, serialNumber)).toList();
        if (found.isEmpty()) {
            throw new TokenException(
                    TokenException.Reason.TOKEN_ABSENT, "no token labelled " + label);
        }
        if (found.size() > 1) {
            throw new TokenException(
                    TokenException.Reason.TOKEN_ABSENT,
                    found.size() + " tokens labelled " + label + ", name the serial number");
        }
        return found.get(0);
    }

    private static boolean matches(Cryptoki.Token token, String label, String serialNumber) {
        return token.label().equals(label)
                && (serialNumber == null || token.serialNumber().equals(serialNumber));
    }

    ReentrantLock lock(Cryptoki.Token token) throws TokenException {
        ReentrantLock lock =
                LOCKS.computeIfAbsent(
                        path + '\n' + token.label() + '\n' + token.serialNumber(),
                        key -> new ReentrantLock(true));
        try {
            if (lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return lock;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TokenException(
                TokenException.Reason.BUSY, "token " + token.label() + " is in use");
    }
}
