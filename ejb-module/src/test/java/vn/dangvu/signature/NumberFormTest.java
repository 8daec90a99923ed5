package vn.dangvu.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import vn.dangvu.document.DocumentSymbol;
import vn.dangvu.signing.PageText;
import vn.dangvu.signing.Placement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class NumberFormTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final String PRINTED = "Bình An, ngày 27 tháng 11 năm 2026";

    @TempDir Path folder;
    private PageText page;

    private List<NumberForm.Stamp> stamps(OfficePdf pdf, String symbol, LocalDate day)
            throws Exception {
        try (pdf) {
            page = PageText.first(pdf.save(folder)).get(0);
        }
        return NumberForm.stamps(page, DocumentSymbol.parse(symbol), day);
    }

    private List<NumberForm.Stamp> stamps(OfficePdf pdf) throws Exception {
        return stamps(pdf, "47-HD/ĐUK", DAY);
    }

    private static List<String> texts(List<NumberForm.Stamp> stamps) {
        return stamps.stream().map(stamp -> String.join("|", stamp.lines())).toList();
    }

    private static OfficePdf headed(String number, String date) throws Exception {
        return new OfficePdf().head(number, date).body(80, 200);
    }

    @Test
    void theNumberGoesIntoTheGapOfTheForm() throws Exception {
        List<NumberForm.Stamp> stamps =
                stamps(headed("Số            -HD/ĐUK", PRINTED).line(33, 49, "V/v chuyển đổi số"));

        assertThat(texts(stamps)).containsExactly("47");
        Placement place = stamps.get(0).place();
        assertThat(page.isFree(place)).as("in the gap").isTrue();
        assertThat(place.top()).isLessThan(42).isGreaterThan(35);
    }

    @Test
    void withoutANotationInTheFormAllOfTheSymbolIsWritten() throws Exception {
        assertThat(texts(stamps(headed("Số:", PRINTED)))).containsExactly("47-HD/ĐUK");
        assertThat(texts(stamps(headed("Số .........", PRINTED)))).containsExactly("47-HD/ĐUK");
    }

    @Test
    void dayAndMonthGoIntoTheirGapsOfOneLine() throws Exception {
        List<NumberForm.Stamp> stamps =
                stamps(headed("Số 47-HD/ĐUK", "Bình An, ngày       tháng       năm 2026"));

        assertThat(stamps).hasSize(1);
        String text = stamps.get(0).lines().get(0);
        assertThat(text).matches("27 {8,}11");
        double letters = 13 * 25.4 / 72;
        double month =
                stamps.get(0).place().left()
                        + 2 * 25.4 / 72
                        + (text.length() - 4 - 2) * letters / 4
                        + letters;
        int word =
                page.lines().stream()
                        .filter(l -> l.text().contains("tháng"))
                        .findFirst()
                        .orElseThrow()
                        .text()
                        .indexOf("năm");
        double year =
                page.lines().stream()
                        .filter(l -> l.text().contains("tháng"))
                        .findFirst()
                        .orElseThrow()
                        .place(word, word + 3)
                        .left();
        assertThat(month).as("before the year").isBetween(year - 9, year - 4);
    }

    @Test
    void whatTheFormHasPrintedStays() throws Exception {
        assertThat(texts(stamps(headed("Số", "Bình An, ngày      tháng 11 năm 2026"))))
                .containsExactly("47-HD/ĐUK", "27");
        assertThat(
                        texts(
                                stamps(
                                        headed("Số", "Bình An, ngày      tháng      năm"),
                                        "5-HD/ĐUK",
                                        LocalDate.of(2027, 2, 3))))
                .hasSize(2)
                .first()
                .isEqualTo("05-HD/ĐUK");
    }

    @Test
    void januaryAndFebruaryHaveANoughtTheOthersNot() throws Exception {
        String open = "Bình An, ngày       tháng       năm 2027";
        assertThat(
                        texts(
                                        stamps(
                                                headed("Số 1-HD/ĐUK", open),
                                                "1-HD/ĐUK",
                                                LocalDate.of(2027, 2, 3)))
                                .get(0))
                .matches("03 +02");
        assertThat(
                        texts(
                                        stamps(
                                                headed("Số 1-HD/ĐUK", open),
                                                "1-HD/ĐUK",
                                                LocalDate.of(2027, 3, 3)))
                                .get(0))
                .matches("03 +3");
    }

    @ParameterizedTest
    @CsvSource({
        "Số 47-HD/ĐUK",
        "Số: 47-HD/ĐUK",
        "Số 047 - HD/ĐUK",
        "SỐ 47/HD-ĐUK",
        "Số 46-HD/ĐUK",
    })
    void aNumberThatIsPrintedIsNotWrittenTwice(String number) throws Exception {
        assertThat(stamps(headed(number, PRINTED))).isEmpty();
    }

    @Test
    void withoutAFormBothStandUnderTheIssuingBody() throws Exception {
        List<NumberForm.Stamp> stamps =
                stamps(
                        new OfficePdf()
                                .line(30, 24, "ĐẢNG BỘ TỈNH BÌNH AN")
                                .line(33, 31, "ĐẢNG ỦY KHỐI")
                                .body(80, 200)
                                .line(
                                        30,
                                        75,
                                        "Căn cứ Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017"));

        assertThat(texts(stamps)).containsExactly("Số 47-HD/ĐUK|ngày 27 tháng 11 năm 2026");
        assertThat(stamps.get(0).place().top()).isCloseTo(36, within(0.1));
        assertThat(page.isFree(stamps.get(0).place())).isTrue();
    }

    @Test
    void whereTextStandsThereTheyGoIntoTheUpperMargin() throws Exception {
        List<NumberForm.Stamp> stamps = stamps(new OfficePdf().body(25, 200));

        assertThat(texts(stamps)).containsExactly("Số 47-HD/ĐUK|ngày 27 tháng 11 năm 2026");
        assertThat(page.isFree(stamps.get(0).place())).isTrue();
        assertThat(stamps.get(0).place().top()).isLessThan(10);
    }

    @Test
    void ofAPageWithoutLettersNobodyKnows() throws Exception {
        assertThat(stamps(new OfficePdf())).isEmpty();
    }
}
