package vn.dangvu.signing;

/**
 * A key that can sign, in a PKCS#11 token or a PKCS#12 file.
 *
 * <p>There is no lasting login: every {@link #sign} takes an exclusive lock on the token, logs in
 * afresh with the given PIN, signs and logs out, so that another person's PIN, or none, never signs
 * with this key, not even while its owner is signing. Thread-safe.
 */
public interface SigningToken extends AutoCloseable {

    /** Label of the token, which finds it wherever it is plugged in. */
    String label();

    /**
     * The certificate of the signing key. Needs no PIN.
     *
     * @throws TokenException when the token is absent or holds no certificate
     */
    SigningCertificate certificate() throws TokenException;

    /**
     * Signs the signed attributes of a prepared signature. Nothing else can be signed: there is no
     * way to hand in a digest.
     *
     * @param pin PIN of this token for this one operation; not closed here
     * @throws TokenException wrong PIN, token absent, … see {@link TokenException.Reason}
     */
    SignatureValue sign(PreparedSignature prepared, Pin pin) throws TokenException;

    @Override
    void close();
}
