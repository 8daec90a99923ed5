package vn.dangvu.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

@DisplayName("R16 R17 R20: what every answer carries")
class SecurityHeadersTest {
    @Test
    void theContentPolicyAllowsNothingInlineAndNoEval() {
        String policy = SecurityHeaders.policy("n0nce");
        assertThat(policy)
                .contains("default-src 'none'")
                .contains("script-src 'nonce-n0nce' 'strict-dynamic'")
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .contains("form-action 'self'")
                .doesNotContain("unsafe-inline")
                .doesNotContain("unsafe-eval");
    }

    @Test
    void strictTransportIsOnlySaidOverHttps() {
        assertThat(headers(true)).containsKey("Strict-Transport-Security");
        assertThat(headers(false)).doesNotContainKey("Strict-Transport-Security");
    }

    @Test
    void answersAreNotStoredNorSniffedNorFramed() {
        assertThat(headers(true))
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .containsEntry("Referrer-Policy", "same-origin");
    }

    private static Map<String, String> headers(boolean https) {
        Map<String, String> headers = new HashMap<>();
        HttpServletResponse answer =
                (HttpServletResponse)
                        Proxy.newProxyInstance(
                                SecurityHeadersTest.class.getClassLoader(),
                                new Class<?>[] {HttpServletResponse.class},
                                (proxy, method, values) -> {
                                    headers.put((String) values[0], (String) values[1]);
                                    return null;
                                });
        SecurityHeaders.on(answer, "n", https);
        return headers;
    }
}
