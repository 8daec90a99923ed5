package vn.dangvu.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.text.Normalizer;

class OutsideIssuerTest {
    @Test
    void oneIssuerHasOneIdHoweverItsNameIsWritten() {
        long id = OutsideIssuer.id("Ban Tổ chức Tỉnh ủy");

        assertThat(OutsideIssuer.id(" ban tổ chức  tỉnh ủy")).isEqualTo(id);
        assertThat(
                        OutsideIssuer.id(
                                Normalizer.normalize("Ban Tổ chức Tỉnh ủy", Normalizer.Form.NFD)))
                .isEqualTo(id);
        assertThat(OutsideIssuer.id("Văn phòng Tỉnh ủy")).isNotEqualTo(id);
    }

    @Test
    void itIsNoUnitsId() {
        assertThat(OutsideIssuer.id("Tỉnh ủy")).isNegative();
        assertThat(OutsideIssuer.id("")).isNegative();
    }
}
