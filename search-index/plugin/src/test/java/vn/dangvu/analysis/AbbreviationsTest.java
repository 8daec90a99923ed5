package vn.dangvu.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.text.Normalizer;
import java.util.List;

class AbbreviationsTest {

    @ParameterizedTest
    @CsvSource({
        "NQ, nghị quyết",
        "nq, nghị quyết",
        "CT, chỉ thị",
        "BCH, ban chấp hành",
        "bch, ban chấp hành",
        "BTV, ban thường vụ",
        "ĐU, đảng ủy",
        "TW, trung ương",
        "TƯ, trung ương",
        "CTr, chương trình",
        "HĐND, hội đồng nhân dân",
        "HDND, hội đồng nhân dân",
        "hdnd, hội đồng nhân dân",
        "DUK, đảng ủy khối"
    })
    void knowsTheAbbreviationsOfTheTrade(String written, String meaning) {
        List<String> words = List.of(meaning.split(" "));
        assertThat(Abbreviations.meaning(written)).isEqualTo(words);
        assertThat(Abbreviations.meaning(Normalizer.normalize(written, Normalizer.Form.NFD)))
                .isEqualTo(words);
    }

    @Test
    void takesNoSyllableForAnAbbreviation() {
        for (String word : List.of("đu", "tư", "tu", "ct.", "chi", "bộ", "", "DU", "nghị")) {
            assertThat(Abbreviations.meaning(word)).as(word).isEmpty();
        }
    }

    @Test
    void writesATextOut() {
        assertThat(Abbreviations.writtenOut("BCH Đảng bộ")).isEqualTo("ban chấp hành Đảng bộ");
        assertThat(Abbreviations.writtenOut("Đảng bộ,  khối")).isEqualTo("Đảng bộ,  khối");
    }

    @Test
    void knowsWhatStandsForAText() {
        assertThat(Abbreviations.standingFor("họp Ban chấp hành đảng bộ")).containsExactly("BCH");
        assertThat(Abbreviations.standingFor("ban chấp")).isEmpty();
    }

    @Test
    void everyMeaningIsMadeOfLegalSyllables() {
        Abbreviations.all()
                .forEach(
                        (written, meaning) ->
                                assertThat(meaning)
                                        .as(written)
                                        .hasSizeGreaterThan(1)
                                        .allMatch(Syllable::isLegal));
    }
}
