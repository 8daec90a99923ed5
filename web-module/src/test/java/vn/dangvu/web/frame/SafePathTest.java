package vn.dangvu.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafePathTest {
    @Test
    void ownPathsAreKept() {
        assertThat(SafePath.of("/van-ban/17?trang=2", "/")).isEqualTo("/van-ban/17?trang=2");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "van-ban",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=1",
                "/a\\b"
            })
    void nothingLeadsElsewhere(String wanted) {
        assertThat(SafePath.of(wanted, "/dau")).isEqualTo("/dau");
    }
}
