package vn.dangvu.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.Normalizer;
import java.time.LocalDate;

class WrittenDateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21/11/2026",
                "21-11-2026",
                "21.11.2026",
                "ngày 21/11/2026",
                "trước ngày 21/11/2026.",
                "Hà Nội, ngày 21 tháng 11 năm 2026",
                "Ngày 21 tháng 11, năm 2026;",
                "ngay 21 thang 11 nam 2026"
            })
    void readsEveryWayOfWriting(String written) {
        LocalDate day = LocalDate.of(2026, 11, 21);
        assertThat(WrittenDate.find(written)).extracting(WrittenDate::date).containsExactly(day);
        String decomposed = Normalizer.normalize(written, Normalizer.Form.NFD);
        assertThat(WrittenDate.find(decomposed)).extracting(WrittenDate::date).containsExactly(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/2026",
                "21/13/2026",
                "30/2020/NĐ-CP",
                "1.21.11.2026",
                "21/11-2026",
                "11/2026"
            })
    void takesNothingElseForADay(String text) {
        assertThat(WrittenDate.find(text)).isEmpty();
    }

    @Test
    void findsAllDaysWithTheirPlaces() {
        String text = "Từ 01/02/2026 đến ngày 03 tháng 4 năm 2027.";
        assertThat(WrittenDate.find(text))
                .extracting(date -> text.substring(date.start(), date.end()))
                .containsExactly("01/02/2026", "ngày 03 tháng 4 năm 2027");
    }
}
