package vn.dangvu.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DispositionTest {
    @Test
    void writesVietnameseNamesInBothForms() {
        assertThat(Disposition.of(false, "Báo cáo quý III – Đảng ủy.pdf"))
                .isEqualTo(
                        "attachment; filename=\"Bao cao quy III _ Dang uy.pdf\";"
                                + " filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20qu%C3%BD%20III%20%E2%80%93%20%C4%90%E1%BA%A3ng%20%E1%BB%A7y.pdf");
    }

    @Test
    @DisplayName("R18 R19: a name cannot leave its place in the header")
    void namesCannotBreakOut() {
        assertThat(Disposition.of(true, "a\";\r\nSet-Cookie: x=1.pdf"))
                .startsWith("inline; filename=\"a____Set-Cookie_ x_1.pdf\"; filename*=")
                .doesNotContain("\r")
                .doesNotContain("\n");
    }
}
