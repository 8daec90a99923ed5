package vn.dangvu.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * One PKCS#11 library. Its tokens are found by their label (and serial number), never by slot: slots
 * change when a token is plugged in elsewhere. Thread-safe; opening the same library twice gives the
 * same module, since the library knows one login for each token and process.
 *
 * <p>After a fault the library is initialised anew before its next use, once nobody uses it, and so
 * it is when a token is missing that may have been plugged in or made since; nothing has to be
 * restarted.
 *
 * <p>Needs the JVM flag {@code --add-exports
 * jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED}.
 */
public final class Pkcs11Module {

    private static final Map<Path, Pkcs11Module> OPENED = new ConcurrentHashMap<>();

    /**
     * A token that is there.
     *
     * @param pin what the token says of its PIN: {@link TokenException.Reason#PIN_COUNT_LOW}, {@link
     *     TokenException.Reason#PIN_FINAL_TRY} or {@link TokenException.Reason#PIN_LOCKED}; null
     *     when it says nothing, which many tokens do
     */
    public record PresentToken(String label, String serialNumber, TokenException.Reason pin) {}

    private final Path path;
    private final Cryptoki cryptoki;
    private final RebuildGate gate;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final Map<String, Long> lastSlots = new ConcurrentHashMap<>();

    private Pkcs11Module(Path path, Cryptoki cryptoki) {
        this.path = path;
        this.cryptoki = cryptoki;
        this.gate = new RebuildGate(cryptoki);
    }

    /**
     * Loads and initialises a library.
     *
     * @throws TokenException {@link TokenException.Reason#LIBRARY_UNUSABLE}
     */
    public static Pkcs11Module open(Path library) throws TokenException {
        Path real;
        try {
            real = library.toRealPath();
        } catch (IOException e) {
            throw new TokenException(
                    TokenException.Reason.LIBRARY_UNUSABLE, "no PKCS#11 library at " + library, e);
        }
        synchronized (OPENED) {
            Pkcs11Module module = OPENED.get(real);
            if (module == null) {
                module = new Pkcs11Module(real, Cryptoki.load(real));
                OPENED.put(real, module);
            }
            return module;
        }
    }

    /** The initialised tokens that are there now. */
    public List<PresentToken> tokens() throws TokenException {
        gate.enter(new Patience());
        try {
            return cryptoki.tokens().stream()
                    .map(t -> new PresentToken(t.label(), t.serialNumber(), t.pinWarning()))
                    .toList();
        } catch (Cryptoki.Refusal e) {
            throw failed(e, "tokens of " + path);
        } finally {
            gate.leave();
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

    /** A token that is this operation's alone until it is released. */
    final class Claim implements AutoCloseable {

        final Cryptoki.Token token;
        private final Semaphore turn;

        private Claim(Cryptoki.Token token, Semaphore turn) {
            this.token = token;
            this.turn = turn;
        }

        /** What a refusal means; a fault lets the library be initialised anew afterwards. */
        TokenException failed(Cryptoki.Refusal refusal) {
            return Pkcs11Module.this.failed(refusal, "token " + token.label());
        }

        @Override
        public void close() {
            turn.release();
            gate.leave();
        }
    }

    /** Finds the token and waits for its turn. */
    Claim claim(String label, String serialNumber, Patience patience) throws TokenException {
        try {
            return claimPresent(label, serialNumber, patience);
        } catch (TokenException e) {
            if (e.reason() != TokenException.Reason.TOKEN_ABSENT || !gate.searchAnew(label)) {
                throw e;
            }
            return claimPresent(label, serialNumber, patience);
        }
    }

    private Claim claimPresent(String label, String serialNumber, Patience patience)
            throws TokenException {
        gate.enter(patience);
        boolean claimed = false;
        try {
            Cryptoki.Token token = find(label, serialNumber);
            Semaphore turn =
                    turns.computeIfAbsent(
                            token.label() + '\n' + token.serialNumber(),
                            key -> new Semaphore(1, true));
            patience.acquire(turn, "token " + label);
            claimed = true;
            return new Claim(token, turn);
        } catch (Cryptoki.Refusal e) {
            throw failed(e, "token " + label);
        } finally {
            if (!claimed) {
                gate.leave();
            }
        }
    }

    private TokenException failed(Cryptoki.Refusal refusal, String what) {
        TokenException.Reason reason = refusal.reason();
        if (reason.isFault()) {
            gate.suspect();
        }
        return new TokenException(reason, what, refusal);
    }

    private Cryptoki.Token find(String label, String serialNumber)
            throws Cryptoki.Refusal, TokenException {
        String key = label + '\n' + serialNumber;
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
}
