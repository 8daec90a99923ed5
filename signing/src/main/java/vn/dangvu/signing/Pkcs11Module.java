package vn.dangvu.signing;

import java.nio.file.Path;
import java.util.List;

/**
 * One PKCS#11 library. Its tokens are found by their label (and serial number), never by slot: slots
 * change when a token is plugged in elsewhere. Thread-safe; open each library once.
 *
 * <p>Needs the JVM flag {@code --add-exports
 * jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED}.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Pkcs11Module implements AutoCloseable {

    private final Path library;

    private Pkcs11Module(Path library) {
        this.library = library;
    }

    /**
     * Loads and initialises a library.
     *
     * @throws TokenException {@link TokenException.Reason#LIBRARY_UNUSABLE}
     */
    public static Pkcs11Module open(Path library) throws TokenException {
        return new Pkcs11Module(library);
    }

    /** Labels of the initialised tokens that are present now. */
    public List<String> labels() throws TokenException {
        throw new TokenException(TokenException.Reason.LIBRARY_UNUSABLE, "not yet: " + library);
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

    @Override
    public void close() {}
}
