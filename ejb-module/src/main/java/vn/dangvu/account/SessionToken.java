package vn.dangvu.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser shows to be known again: 256 random bits, 43 characters of base64url. The server
 * keeps only its SHA-256; whoever holds the token is the signed-in person.
 */
public record SessionToken(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static SessionToken random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** A token as a cookie brought it; empty when it cannot be one. */
    public static Optional<SessionToken> parse(String text) {
        return text != null && text.matches("[A-Za-z0-9_-]{43}")
                ? Optional.of(new SessionToken(text))
                : Optional.empty();
    }

    String sha256() {
        return Sha256.hex(value);
    }

    /** Tells nothing: tokens are secrets. */
    @Override
    public String toString() {
        return "SessionToken[…]";
    }
}
