package vn.dangvu.signing;

/**
 * A token that one person has logged in to for one operation. Thread-safe: a batch may sign from
 * several threads, which share the sessions that the token allows and wait for each other where
 * those are few.
 */
public interface TokenLogin extends AutoCloseable {

    /**
     * Signs the signed attributes of a prepared signature. Nothing else can be signed: there is no
     * way to hand in a digest. The value has been verified under the certificate.
     *
     * @throws TokenException the token went away, holds no such key, … A login whose token went away
     *     or failed signs nothing more: log in again.
     * @throws IllegalArgumentException when the attributes are not those of the document's digest
     *     and the certificate
     * @throws IllegalStateException after {@link #close}
     */
    SignatureValue sign(PreparedSignature prepared) throws TokenException;

    /** Logs out and lets others have the token. May be called twice. */
    @Override
    void close();
}
