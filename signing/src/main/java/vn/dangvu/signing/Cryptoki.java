package vn.dangvu.signing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sun.security.pkcs11.wrapper.CK_ATTRIBUTE;
import sun.security.pkcs11.wrapper.CK_C_INITIALIZE_ARGS;
import sun.security.pkcs11.wrapper.CK_MECHANISM;
import sun.security.pkcs11.wrapper.CK_RSA_PKCS_PSS_PARAMS;
import sun.security.pkcs11.wrapper.CK_TOKEN_INFO;
import sun.security.pkcs11.wrapper.PKCS11;
import sun.security.pkcs11.wrapper.PKCS11Exception;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The PKCS#11 calls the engine needs, and the only class that touches the JDK's wrapper package.
 *
 * <p>The SunPKCS11 provider is not used: it hides the token's label, keeps a login of its own that
 * every thread shares, and has to be rebuilt after a removal on newer JDKs.
 */
final class Cryptoki {

    private static final Logger LOG = LoggerFactory.getLogger(Cryptoki.class);

    private static final long COUNT_LOW = 0x10000;
    private static final long FINAL_TRY = 0x20000;
    private static final long LOCKED = 0x40000;
    private static final long TOKEN_INITIALIZED = 0x400;
    private static final long OS_LOCKING_OK = 2;
    private static final long SERIAL_SESSION = 4;
    private static final long USER = 1;
    private static final long CONTEXT_SPECIFIC = 2;
    private static final long UNAVAILABLE = -1;

    static final long OBJECT_CERTIFICATE = 1;
    static final long OBJECT_PUBLIC_KEY = 2;
    static final long OBJECT_PRIVATE_KEY = 3;
    static final long ATTRIBUTE_CLASS = 0;
    static final long ATTRIBUTE_VALUE = 0x11;
    static final long ATTRIBUTE_ID = 0x102;
    static final long ATTRIBUTE_MODULUS = 0x120;
    static final long ATTRIBUTE_EC_POINT = 0x181;
    private static final long ATTRIBUTE_ALWAYS_AUTHENTICATE = 0x202;

    private static final long ATTRIBUTE_SENSITIVE = 0x11;
    private static final long ATTRIBUTE_UNKNOWN = 0x12;
    static final long MECHANISM_INVALID = 0x70;
    static final long SESSION_COUNT = 0xB1;
    private static final long USER_ALREADY_LOGGED_IN = 0x100;

    private static final int MOST_OCTETS_A_CHARACTER = 3;
    private static final int MOST_OBJECTS = 1000;

    /** A refusal by the library, with its CKR code. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        final long code;

        Refusal(PKCS11Exception cause) {
            super(cause.getMessage(), cause);
            code = cause.getErrorCode();
        }

        TokenException.Reason reason() {
            return reasonOf(code);
        }
    }

    /**
     * What C_GetTokenInfo says.
     *
     * @param mostSessions sessions that one application may have; 0 when unlimited or untold
     */
    record Token(long slot, String label, String serialNumber, long flags, long mostSessions) {

        // PKCS#11 gives no count of tries, only these flags, and only where the token sets them
        TokenException.Reason pinWarning() {
            if ((flags & LOCKED) != 0) {
                return TokenException.Reason.PIN_LOCKED;
            }
            if ((flags & FINAL_TRY) != 0) {
                return TokenException.Reason.PIN_FINAL_TRY;
            }
            return (flags & COUNT_LOW) != 0 ? TokenException.Reason.PIN_COUNT_LOW : null;
        }
    }

    /** A signing mechanism; the hash is set for PSS only. */
    record Mechanism(long number, String pssHash, int saltLength) {
        static Mechanism plain(long number) {
            return new Mechanism(number, null, 0);
        }
    }

    /**
     * A private key.
     *
     * @param asksAlways whether it wants the PIN for each signature, which no key changes
     */
    record Key(long handle, boolean asksAlways) {}

    private interface Call<T> {
        T run() throws PKCS11Exception;
    }

    private final Path path;
    private volatile PKCS11 library;
    private int rebuilt;

    private Cryptoki(Path path) {
        this.path = path;
    }

    static Cryptoki load(Path path) throws TokenException {
        if (!Files.isRegularFile(path)) {
            throw new TokenException(
                    TokenException.Reason.LIBRARY_UNUSABLE, "no PKCS#11 library at " + path);
        }
        Cryptoki cryptoki = new Cryptoki(path);
        cryptoki.library = initialised(path.toString());
        return cryptoki;
    }

    /**
     * C_Finalize and C_Initialize: all sessions and logins end, and the library looks at its readers
     * anew. Nobody may be using it.
     *
     * @throws TokenException {@link TokenException.Reason#LIBRARY_UNUSABLE}; may be tried again
     */
    void rebuild() throws TokenException {
        try {
            library.C_Finalize(null);
        } catch (PKCS11Exception e) {
            LOG.debug("{} was not initialised", path, e);
        }
        library = initialised(otherNameOf(path, ++rebuilt));
        LOG.info("PKCS#11 library {} was initialised anew", path);
    }

    // the wrapper initialises a library only when it first meets its name, and cannot be told to
    // forget it; the same file by another name is the same library to the operating system
    private static String otherNameOf(Path path, int number) {
        StringBuilder name = new StringBuilder(path.getParent().toString());
        for (char bit : Integer.toBinaryString(number).toCharArray()) {
            name.append(File.separator).append(bit == '0' ? "." : File.separator + '.');
        }
        return name.append(File.separator).append(path.getFileName()).toString();
    }

    private static PKCS11 initialised(String name) throws TokenException {
        CK_C_INITIALIZE_ARGS arguments = new CK_C_INITIALIZE_ARGS();
        arguments.flags = OS_LOCKING_OK;
        try {
            return PKCS11.getInstance(name, "C_GetFunctionList", arguments, false);
        } catch (IOException | PKCS11Exception e) {
            throw new TokenException(
                    TokenException.Reason.LIBRARY_UNUSABLE, "PKCS#11 library " + name, e);
        } catch (IllegalAccessError e) {
            throw new TokenException(
                    TokenException.Reason.LIBRARY_UNUSABLE,
                    "the JVM was started without --add-exports"
                            + " jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED",
                    e);
        }
    }

    /** Initialised tokens that are present; one that fails to answer is passed over. */
    List<Token> tokens() throws Refusal {
        List<Token> tokens = new ArrayList<>();
        for (long slot : call(() -> library.C_GetSlotList(true))) {
            addIfInitialised(slot, tokens);
        }
        return tokens;
    }

    private void addIfInitialised(long slot, List<Token> tokens) {
        try {
            Token token = token(slot);
            if ((token.flags & TOKEN_INITIALIZED) != 0) {
                tokens.add(token);
            }
        } catch (Refusal e) {
            LOG.debug("token in slot {} went away while being listed", slot, e);
        }
    }

    Token token(long slot) throws Refusal {
        CK_TOKEN_INFO info = call(() -> library.C_GetTokenInfo(slot));
        return new Token(
                slot,
                utf8(info.label).strip(),
                new String(info.serialNumber).strip(),
                info.flags,
                info.ulMaxSessionCount == UNAVAILABLE ? 0 : info.ulMaxSessionCount);
    }

    long openSession(long slot) throws Refusal {
        return call(() -> library.C_OpenSession(slot, SERIAL_SESSION, null, null));
    }

    void closeSession(long session) throws Refusal {
        call(
                () -> {
                    library.C_CloseSession(session);
                    return null;
                });
    }

    /** Judges the PIN even when the application is already logged in to the token. */
    void loginAfresh(long session, Pin pin) throws Refusal {
        try {
            login(session, USER, pin);
        } catch (Refusal e) {
            if (e.code != USER_ALREADY_LOGGED_IN) {
                throw e;
            }
            logout(session);
            login(session, USER, pin);
        }
    }

    void logout(long session) throws Refusal {
        call(
                () -> {
                    library.C_Logout(session);
                    return null;
                });
    }

    private void login(long session, long user, Pin pin) throws Refusal {
        char[] octets = octets(pin.characters());
        try {
            call(
                    () -> {
                        library.C_Login(session, user, octets);
                        return null;
                    });
        } finally {
            Arrays.fill(octets, '\0');
        }
    }

    List<Long> find(long session, long objectClass, byte[] id) throws Refusal {
        List<CK_ATTRIBUTE> template = new ArrayList<>();
        template.add(new CK_ATTRIBUTE(ATTRIBUTE_CLASS, objectClass));
        if (id != null) {
            template.add(new CK_ATTRIBUTE(ATTRIBUTE_ID, id));
        }
        return call(
                () -> {
                    library.C_FindObjectsInit(session, template.toArray(new CK_ATTRIBUTE[0]));
                    try {
                        List<Long> found = new ArrayList<>();
                        for (long handle : library.C_FindObjects(session, MOST_OBJECTS)) {
                            found.add(handle);
                        }
                        return found;
                    } finally {
                        library.C_FindObjectsFinal(session);
                    }
                });
    }

    /** The attribute's bytes; null when the object has none or does not show it. */
    byte[] attribute(long session, long object, long type) throws Refusal {
        return value(session, object, type) instanceof byte[] bytes ? bytes : null;
    }

    private Object value(long session, long object, long type) throws Refusal {
        CK_ATTRIBUTE[] wanted = {new CK_ATTRIBUTE(type)};
        try {
            library.C_GetAttributeValue(session, object, wanted);
        } catch (PKCS11Exception e) {
            if (e.getErrorCode() == ATTRIBUTE_SENSITIVE || e.getErrorCode() == ATTRIBUTE_UNKNOWN) {
                return null;
            }
            throw new Refusal(e);
        }
        return wanted[0].pValue;
    }

    Key key(long session, long handle) throws Refusal {
        Object always = value(session, handle, ATTRIBUTE_ALWAYS_AUTHENTICATE);
        return new Key(handle, Boolean.TRUE.equals(always));
    }

    byte[] sign(long session, Key key, Mechanism mechanism, byte[] data, Pin pin) throws Refusal {
        CK_MECHANISM wrapped = new CK_MECHANISM(mechanism.number);
        if (mechanism.pssHash != null) {
            wrapped.setParameter(
                    new CK_RSA_PKCS_PSS_PARAMS(
                            mechanism.pssHash, "MGF1", mechanism.pssHash, mechanism.saltLength));
        }
        try {
            library.C_SignInit(session, wrapped, key.handle);
            if (key.asksAlways) {
                login(session, CONTEXT_SPECIFIC, pin);
            }
            return library.C_Sign(session, data);
        } catch (PKCS11Exception e) {
            throw new Refusal(e);
        }
    }

    private static <T> T call(Call<T> call) throws Refusal {
        try {
            return call.run();
        } catch (PKCS11Exception e) {
            throw new Refusal(e);
        }
    }

    // the wrapper cuts every char to its low byte: two different PINs beyond ASCII would be one
    private static char[] octets(char[] characters) {
        byte[] encoded = new byte[characters.length * MOST_OCTETS_A_CHARACTER];
        ByteBuffer buffer = ByteBuffer.wrap(encoded);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), buffer, true);
        char[] octets = new char[buffer.position()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (char) (encoded[i] & 0xFF);
        }
        Arrays.fill(encoded, (byte) 0);
        return octets;
    }

    // the wrapper hands out UTF-8 as one char an octet
    private static String utf8(char[] octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] > 0xFF) {
                return new String(octets);
            }
            bytes[i] = (byte) octets[i];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What a CKR code means to a person (PKCS#11 2.40 §5.1); TOKEN-FAULTS.md has them all. */
    static TokenException.Reason reasonOf(long code) {
        return switch ((int) code) {
            case 0xA0, 0xA1, 0xA2 -> TokenException.Reason.PIN_INCORRECT;
            case 0xA3 -> TokenException.Reason.PIN_EXPIRED;
            case 0xA4, 0x102 -> TokenException.Reason.PIN_LOCKED;
            case 0x03, 0xE0, 0xE1 -> TokenException.Reason.TOKEN_ABSENT;
            case 0x32, 0xB0, 0xB3, 0x101 -> TokenException.Reason.TOKEN_REMOVED;
            case 0xB1, 0x104, 0x105, 0x201 -> TokenException.Reason.BUSY;
            case 0x01, 0x50, 0x200 -> TokenException.Reason.DECLINED;
            case 0x60, 0x68, 0x82 -> TokenException.Reason.KEY_MISSING;
            case 0x54, 0x62, 0x63, 0x70, 0x71 -> TokenException.Reason.ALGORITHM_UNSUPPORTED;
            case 0x190 -> TokenException.Reason.LIBRARY_UNUSABLE;
            default -> TokenException.Reason.DEVICE_ERROR;
        };
    }
}
