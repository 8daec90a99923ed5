package vn.dangvu.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R11: the cookie of the session")
class SessionCookieTest {
    @Test
    void overHttpsItIsBoundToTheHostAndSecure() {
        Cookie cookie = SessionCookie.cookie("value", true);
        assertThat(cookie.getName()).isEqualTo("__Host-dangvu");
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getMaxAge()).as("ends with the browser").isEqualTo(-1);
    }

    @Test
    void onLoopbackItLosesThePrefixButNothingElse() {
        Cookie cookie = SessionCookie.cookie("value", false);
        assertThat(cookie.getName()).isEqualTo("dangvu");
        assertThat(cookie.getSecure()).isFalse();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
    }
}
