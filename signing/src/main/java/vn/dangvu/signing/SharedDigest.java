package vn.dangvu.signing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The digest of a signature and the SHA-256 of a file over the same beginning. Where both are
 * SHA-256, which is the rule, the beginning is digested once and the two part afterwards.
 */
final class SharedDigest {

    private final MessageDigest sha256;
    private final MessageDigest other;

    /**
     * Nothing digested yet.
     *
     * @param hash of the signature, as the JDK names it
     */
    SharedDigest(String hash) {
        this(digest("SHA-256"), hash.equals("SHA-256") ? null : digest(hash));
    }

    private SharedDigest(MessageDigest sha256, MessageDigest other) {
        this.sha256 = sha256;
        this.other = other;
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }

    static MessageDigest fork(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the digests of the JDK can be copied", e);
        }
    }

    void update(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        if (other != null) {
            other.update(bytes, offset, length);
        }
    }

    /** The digest of the signature over the beginning and a rest; leaves this as it is. */
    byte[] document(byte[] rest, int offset, int length) {
        MessageDigest digest = fork(other == null ? sha256 : other);
        digest.update(rest, offset, length);
        return digest.digest();
    }

    /** SHA-256 over what was digested so far, lower-case hexadecimal. */
    String file() {
        return file(new byte[0], 0, 0);
    }

    /** SHA-256 over the beginning and a rest, lower-case hexadecimal; leaves this as it is. */
    String file(byte[] rest, int offset, int length) {
        MessageDigest digest = fork(sha256);
        digest.update(rest, offset, length);
        return HexFormat.of().formatHex(digest.digest());
    }
}
