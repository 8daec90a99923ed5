package vn.dangvu.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Set;

class QueryTextTest {

    @Test
    void takesATextApart() {
        QueryText text =
                QueryText.parse(
                        "kế hoạch \"sinh hoạt chi bộ\" -phiếu -\"đại hội\" loại:NQ năm:2026"
                                + " ký:\"Trần Thị Thúy\" nơi:\"Sở Y tế\" 36-HD/VPTW");

        assertThat(text.words()).isEqualTo("kế hoạch");
        assertThat(text.phrases()).containsExactly("sinh hoạt chi bộ");
        assertThat(text.without()).containsExactly("phiếu", "đại hội");
        assertThat(text.types()).containsExactly("NQ");
        assertThat(text.years()).containsExactly(2026);
        assertThat(text.signers()).containsExactly("Trần Thị Thúy");
        assertThat(text.issuers()).containsExactly("Sở Y tế");
        assertThat(text.symbols()).containsExactly("36-HD/VPTW");
        assertThat(text.lookedFor()).isEqualTo("kế hoạch sinh hoạt chi bộ");
    }

    @ParameterizedTest
    @CsvSource({
        "36-HD/VPTW, 36-HD/VPTW",
        "Số 05 - NQ/ĐU, 5-NQ/DU",
        "so 05-nq/du, 5-NQ/DU",
        "858CV/ĐUK, 858-CV/DUK",
        "số: 858 CV/DUK, 858-CV/DUK",
        "số:36-HD, 36-HD"
    })
    void takesASymbolHoweverItIsWritten(String written, String canonical) {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            QueryText text = QueryText.parse(Normalizer.normalize(written, form));
            assertThat(text.symbols()).as(form.name()).containsExactly(canonical);
            assertThat(text.words()).isEmpty();
        }
    }

    @Test
    void takesDaysWithAndWithoutAField() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        assertThat(QueryText.parse("báo cáo ngày 21 tháng 11 năm 2026").dates())
                .containsExactly(day);
        assertThat(QueryText.parse("báo cáo 21-11-2026").words()).isEqualTo("báo cáo");
        assertThat(QueryText.parse("ngày:21/11/2026").issued())
                .containsExactly(new Period(day, day));
        assertThat(QueryText.parse("tu:11/2026 den:2027").issued())
                .containsExactly(
                        new Period(LocalDate.of(2026, 11, 1), null),
                        new Period(null, LocalDate.of(2027, 12, 31)));
        assertThat(QueryText.parse("ngày:31/02/2026").issued()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"\"", "-", "()", "-phiếu"})
    void findsNothingToLookFor(String text) {
        assertThat(QueryText.parse(text).lookedFor()).isEmpty();
    }

    @Test
    void takesWhatIsNoOperatorForWords() {
        assertThat(QueryText.parse("hạn:mai").words()).isEqualTo("hạn mai");
        assertThat(QueryText.parse("năm:nay").words()).isEqualTo("nay");
        assertThat(QueryText.parse("AND (OR) {\"x\":1}").words()).isEqualTo("AND OR x 1");
        assertThat(QueryText.parse("tài-chính").words()).isEqualTo("tài chính");
    }

    /** R71. */
    @Test
    void refusesWhatWouldCostTooMuch() {
        Set<String> anybody = Set.of("a");
        assertThatThrownBy(() -> IndexQuery.of("*nghị", anybody).build())
                .isInstanceOf(QueryRefusedException.class);
        assertThatThrownBy(() -> IndexQuery.of("x".repeat(10_000), anybody).build())
                .isInstanceOf(QueryRefusedException.class);
        assertThatThrownBy(() -> IndexQuery.of("nghị", anybody).page(2_001, 20).build())
                .isInstanceOf(QueryRefusedException.class);
        assertThatThrownBy(() -> IndexQuery.of("nghị", anybody).page(0, 101).build())
                .isInstanceOf(QueryRefusedException.class);
    }
}
