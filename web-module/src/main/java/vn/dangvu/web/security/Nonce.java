package vn.dangvu.web.security;

import jakarta.servlet.ServletRequest;

import java.security.SecureRandom;
import java.util.Base64;

/** The number that marks this answer's own scripts in its content security policy. */
public final class Nonce {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ATTRIBUTE = Nonce.class.getName();
    private static final int BYTES = 18;

    private Nonce() {}

    /** 144 random bits in base64url, the same for the whole of one request. */
    public static String of(ServletRequest request) {
        Object known = request.getAttribute(ATTRIBUTE);
        if (known instanceof String nonce) {
            return nonce;
        }
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.setAttribute(ATTRIBUTE, nonce);
        return nonce;
    }
}
