package vn.dangvu.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dang-nhap",
                "/thiet-lap",
                "/kiem-tra-chu-ky",
                "/health/ready",
                "/tinh/0/look.css"
            })
    void whoeverComesMayOpen(String path) {
        assertThat(PublicPaths.contains("GET", path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/tai-khoan",
                "/van-ban/1",
                "/api/v1/uploads",
                "/api/v1/openapi.yaml",
                "/dang-nhap/x",
                "/tinh",
                "/kiem-tra-chu-ky/../van-ban/1",
                "/metrics",
                "/health"
            })
    void everythingElseNeedsASession(String path) {
        assertThat(PublicPaths.contains("GET", path)).isFalse();
    }

    @Test
    void signingInByRestIsTheOnlyOpenResource() {
        assertThat(PublicPaths.contains("POST", "/api/v1/session")).isTrue();
        assertThat(PublicPaths.contains("GET", "/api/v1/session")).isFalse();
        assertThat(PublicPaths.contains("DELETE", "/api/v1/session")).isFalse();
    }

    @Test
    void aTemporaryPasswordOpensOnlyThePageThatReplacesIt() {
        assertThat(PublicPaths.forNewPassword("/tai-khoan")).isTrue();
        assertThat(PublicPaths.forNewPassword("/dang-xuat")).isTrue();
        assertThat(PublicPaths.forNewPassword("/viec-can-lam")).isFalse();
        assertThat(PublicPaths.forNewPassword("/api/v1/uploads")).isFalse();
    }
}
