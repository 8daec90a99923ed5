package vn.dangvu.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.account.SessionToken;
import vn.dangvu.platform.Settings;

import java.util.Optional;

/**
 * The cookie that carries the session (SECURITY R11; ASVS 5.0, 3.3.1–3.3.4): {@code __Host-dangvu}
 * over https; {@code dangvu} on loopback without, where browsers refuse the prefix.
 *
 * <p>It ends with the browser; how long the session itself lives is decided on the server.
 */
@ApplicationScoped
public class SessionCookie {
    static final String SECURE_NAME = "__Host-dangvu";
    static final String LOOPBACK_NAME = "dangvu";

    @Inject Settings settings;

    /** What the request carries, not yet judged. */
    public Optional<SessionToken> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (name(https()).equals(cookie.getName())) {
                    return SessionToken.parse(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    public void write(HttpServletResponse answer, SessionToken token) {
        answer.addCookie(cookie(token.value(), https()));
    }

    /** Makes the browser forget the session. */
    public void forget(HttpServletResponse answer) {
        Cookie cookie = cookie("", https());
        cookie.setMaxAge(0);
        answer.addCookie(cookie);
    }

    static Cookie cookie(String value, boolean https) {
        Cookie cookie = new Cookie(name(https), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(https);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static String name(boolean https) {
        return https ? SECURE_NAME : LOOPBACK_NAME;
    }

    private boolean https() {
        return "https".equals(settings.origin().getScheme());
    }
}
