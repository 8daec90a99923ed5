package vn.dangvu.web.security;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What every answer carries, whoever wrote it (SECURITY R16, R17, R20).
 *
 * <p>Style attributes stay forbidden: no page needs one, since none of the component libraries that
 * write them is used.
 */
final class SecurityHeaders {
    private static final String YEAR = "max-age=31536000; includeSubDomains";

    private SecurityHeaders() {}

    /**
     * @param https whether browsers reach the application by https; only then may HSTS be sent
     */
    static void on(HttpServletResponse answer, String nonce, boolean https) {
        answer.setHeader("Content-Security-Policy", policy(nonce));
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        answer.setHeader(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
        answer.setHeader("Cache-Control", "no-store");
        if (https) {
            answer.setHeader("Strict-Transport-Security", YEAR);
        }
    }

    static String policy(String nonce) {
        return "default-src 'none'; script-src 'nonce-"
                + nonce
                + "' 'strict-dynamic'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; worker-src 'self'; frame-ancestors 'none';"
                + " base-uri 'none'; form-action 'self'";
    }
}
