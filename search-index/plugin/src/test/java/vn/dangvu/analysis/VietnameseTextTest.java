package vn.dangvu.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

class VietnameseTextTest {

    /** The 67 accented letters, each after its base letter. */
    private static final List<String> LETTERS =
            List.of(
                    "aàảãáạăằẳẵắặâầẩẫấậ",
                    "eèẻẽéẹêềểễếệ",
                    "iìỉĩíị",
                    "oòỏõóọôồổỗốộơờởỡớợ",
                    "uùủũúụưừửữứự",
                    "yỳỷỹýỵ",
                    "dđ");

    @Test
    void foldsAll134AccentedLettersInBothCasesAndBothForms() {
        int seen = 0;
        for (String row : LETTERS) {
            String base = row.substring(0, 1);
            for (int i = 1; i < row.length(); i++) {
                for (String letter :
                        List.of(
                                row.substring(i, i + 1),
                                row.substring(i, i + 1).toUpperCase(Locale.ROOT))) {
                    boolean upper = !letter.equals(letter.toLowerCase(Locale.ROOT));
                    String expected = upper ? base.toUpperCase(Locale.ROOT) : base;
                    String decomposed = Normalizer.normalize(letter, Normalizer.Form.NFD);
                    assertThat(VietnameseText.fold(letter)).isEqualTo(expected);
                    assertThat(VietnameseText.fold(decomposed)).isEqualTo(expected);
                    assertThat(VietnameseText.hasDiacritics(decomposed)).isTrue();
                    assertThat(VietnameseText.nfc(decomposed)).isEqualTo(letter);
                    assertThat(VietnameseText.normaliseWord(decomposed))
                            .isEqualTo(letter.toLowerCase(Locale.ROOT));
                    seen++;
                }
            }
        }
        assertThat(seen).isEqualTo(134);
    }

    @Test
    void composesPartlyDecomposedLetters() {
        assertThat(VietnameseText.normaliseWord("bộ")).isEqualTo("bộ");
        assertThat(VietnameseText.normaliseWord("bộ")).isEqualTo("bộ");
        assertThat(VietnameseText.normaliseWord("bộ")).isEqualTo("bộ");
    }

    @Test
    void leavesOtherScriptsAlone() {
        assertThat(VietnameseText.fold("日本 Ωмир 12/3")).isEqualTo("日本 Ωмир 12/3");
        assertThat(VietnameseText.hasDiacritics("dang vien 2026")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "hoà, hòa",
        "HOÀ, hòa",
        "khoẻ, khỏe",
        "thuỷ, thủy",
        "uỷ, ủy",
        "Uỷ, ủy",
        "loá, lóa",
        "quý, quí",
        "quỳ, quì",
        "già, già",
        "giá, giá",
        "gì, gì",
        "kỹ, kĩ",
        "Mỹ, mĩ",
        "lý, lí",
        "tỷ, tỉ",
        "ty, ti",
        "sỹ, sĩ",
        "thủy, thủy",
        "ý, ý",
        "yêu, yêu",
        "may, may",
        "tuy, tuy",
        "thuở, thuở",
        "đoàn, đoàn",
        "toàn, toàn",
        "café, café",
        "email, email",
        "khuya, khuya"
    })
    void writesEachWordInOneWay(String written, String one) {
        assertThat(VietnameseText.normaliseWord(written)).isEqualTo(one);
    }

    @Test
    void cleansWhatIsNotText() {
        assertThat(CleanText.of("a\u0000b\u00ADc\u202Ed\uE001e\uFEFF\tf\u00A0g\uD800"))
                .isEqualTo("a bcde f g");
        assertThat(CleanText.of("😀")).isEqualTo("😀");
        assertThat(CleanText.compact("  a  b \n\n\n\n c\n d ")).isEqualTo("a b\n\nc\nd");
    }

    @Test
    void splitsWords() {
        assertThat(VietnameseText.words("Số 05-NQ/ĐU, đảng viên."))
                .extracting(VietnameseText.Word::text)
                .containsExactly("Số", "05", "NQ", "ĐU", "đảng", "viên");
    }
}
