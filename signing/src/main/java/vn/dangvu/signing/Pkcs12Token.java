package vn.dangvu.signing;

import java.nio.file.Path;

/**
 * A key in a PKCS#12 file, the twin of {@link Pkcs11Token} for machines without a token. The PIN is
 * the password of the file. A certificate file beside it lets the certificate be read without PIN.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Pkcs12Token implements SigningToken {

    private final String label;
    private final Path file;
    private final SigningCertificate certificate;

    /**
     * A token that need not exist yet; the file is opened at every use.
     *
     * @param certificate certificate of the key; PKCS#12 hides it behind the password
     */
    public Pkcs12Token(String label, Path file, SigningCertificate certificate) {
        this.label = label;
        this.file = file;
        this.certificate = certificate;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public SigningCertificate certificate() {
        return certificate;
    }

    @Override
    public SignatureValue sign(PreparedSignature prepared, Pin pin) throws TokenException {
        throw new TokenException(TokenException.Reason.KEY_MISSING, "not yet: " + file);
    }

    @Override
    public void close() {}
}
