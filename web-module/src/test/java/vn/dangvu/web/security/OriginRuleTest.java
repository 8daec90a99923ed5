package vn.dangvu.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

@DisplayName("R15: only our own pages and programs change anything")
class OriginRuleTest {
    private final OriginRule rule = new OriginRule(URI.create("https://dangvu.example"));

    @Test
    void readingIsNeverRefused() {
        assertThat(allows("GET", Map.of("Origin", "https://evil.example"))).isTrue();
        assertThat(allows("HEAD", Map.of("Sec-Fetch-Site", "cross-site"))).isTrue();
    }

    @Test
    void formsOfOurOwnPagesPass() {
        assertThat(allows("POST", Map.of("Origin", "https://dangvu.example"))).isTrue();
        assertThat(allows("POST", Map.of("Sec-Fetch-Site", "same-origin"))).isTrue();
        assertThat(
                        allows(
                                "PUT",
                                Map.of(
                                        "Origin",
                                        "https://dangvu.example",
                                        "Sec-Fetch-Site",
                                        "same-origin")))
                .isTrue();
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertThat(allows(method, Map.of("Origin", "https://evil.example"))).isFalse();
            assertThat(allows(method, Map.of("Origin", "null"))).isFalse();
            assertThat(allows(method, Map.of("Origin", "http://dangvu.example"))).isFalse();
            assertThat(allows(method, Map.of("Origin", "https://dangvu.example:8443"))).isFalse();
            assertThat(allows(method, Map.of("Origin", "https://dangvu.example.evil"))).isFalse();
            assertThat(allows(method, Map.of("Sec-Fetch-Site", "cross-site"))).isFalse();
            assertThat(allows(method, Map.of("Sec-Fetch-Site", "same-site"))).isFalse();
        }
    }

    @Test
    void theHeaderOfProgramsDoesNotOpenTheDoorForBrowsers() {
        assertThat(allows("POST", Map.of("X-Dangvu", "1", "Origin", "https://evil.example")))
                .isFalse();
        assertThat(allows("POST", Map.of("X-Dangvu", "1", "Sec-Fetch-Site", "cross-site")))
                .isFalse();
    }

    @Test
    void programsSayWhatTheyAre() {
        assertThat(allows("POST", Map.of())).isFalse();
        assertThat(allows("POST", Map.of("X-Dangvu", "1"))).isTrue();
    }

    @Test
    void aReloadByTheUserNeedsOurOriginBesideIt() {
        assertThat(allows("POST", Map.of("Sec-Fetch-Site", "none"))).isFalse();
        assertThat(
                        allows(
                                "POST",
                                Map.of(
                                        "Sec-Fetch-Site",
                                        "none",
                                        "Origin",
                                        "https://dangvu.example")))
                .isTrue();
    }

    @Test
    void theUsualPortMayBeWrittenInTheSetting() {
        OriginRule explicit = new OriginRule(URI.create("https://dangvu.example:443"));
        assertThat(explicit.allows("POST", Map.of("Origin", "https://dangvu.example")::get))
                .isTrue();
        OriginRule loopback = new OriginRule(URI.create("http://127.0.0.1:8080"));
        assertThat(loopback.allows("POST", Map.of("Origin", "http://127.0.0.1:8080")::get))
                .isTrue();
    }

    private boolean allows(String method, Map<String, String> headers) {
        return rule.allows(method, headers::get);
    }
}
