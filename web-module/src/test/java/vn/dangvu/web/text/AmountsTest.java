package vn.dangvu.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {
    private final Amounts amounts = new Amounts();

    @Test
    void sizesAreWrittenWithAComma() {
        assertThat(amounts.size(412 * 1024)).isEqualTo("412 KB");
        assertThat(amounts.size(1_887_437)).isEqualTo("1,8 MB");
        assertThat(amounts.size(50 << 20)).isEqualTo("50 MB");
        assertThat(amounts.size(17)).isEqualTo("17 byte");
    }

    @Test
    void thousandsAreParted() {
        assertThat(amounts.count(1248)).isEqualTo("1.248");
    }

    @Test
    void percentNeverDividesByZeroNorRoundsUp() {
        assertThat(amounts.percent(81, 82)).isEqualTo(98);
        assertThat(amounts.percent(0, 0)).isZero();
    }
}
