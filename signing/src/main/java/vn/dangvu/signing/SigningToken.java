package vn.dangvu.signing;

/**
 * A key that can sign, in a PKCS#11 token or a PKCS#12 file. Thread-safe; holds nothing open between
 * operations, so that there is nothing to close.
 *
 * <p>There is no lasting login: every operation logs in afresh with the given PIN and logs out, so
 * that another person's PIN, or none, never signs with this key, not even while its owner is
 * signing.
 */
public interface SigningToken {

    /** Label of the token, which finds it wherever it is plugged in. */
    String label();

    /**
     * The certificate of the signing key. Needs no PIN.
     *
     * @throws TokenException when the token is absent or holds no certificate
     */
    SigningCertificate certificate() throws TokenException;

    /**
     * Logs in for one operation: a signature, or a batch of them. A PKCS#11 token belongs to this
     * login alone until it is closed; who else wants it waits up to 20 seconds and is then told
     * {@link TokenException.Reason#BUSY}.
     *
     * @param pin PIN of this token, judged anew by every login; not closed here
     * @throws TokenException wrong PIN, token absent, … see {@link TokenException.Reason}
     */
    TokenLogin login(Pin pin) throws TokenException;

    /**
     * Logs in, signs the signed attributes of a prepared signature and logs out.
     *
     * @param pin PIN of this token for this one operation; not closed here
     * @throws TokenException wrong PIN, token absent, … see {@link TokenException.Reason}
     * @throws IllegalArgumentException as {@link TokenLogin#sign}
     */
    default SignatureValue sign(PreparedSignature prepared, Pin pin) throws TokenException {
        try (TokenLogin login = login(pin)) {
            return login.sign(prepared);
        }
    }
}
