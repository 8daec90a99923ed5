package vn.dangvu.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class SyllableTest {

    /** The rimes whose tone custom places on the vowel given here (old style). */
    private static final List<String> PLACED =
            List.of(
                    "òa", "òe", "ùy", "ìa", "ùa", "ừa", "ài", "ào", "àu", "ày", "ầu", "ầy", "èo",
                    "ều", "ìu", "òi", "ồi", "ời", "ùi", "ừi", "ừu", "oài", "oào", "oày", "oèo",
                    "uầy", "uồi", "uỳu", "ười", "ượu", "iều", "yều", "uềnh", "uyền", "uyệt", "oàn",
                    "oành", "oằn", "uần", "uỳnh", "uỳt", "iền", "iếp", "uồn", "ườn", "ước", "oèn",
                    "oòng", "uờ", "uề", "uỳa", "ùi");

    @Test
    void everyRimeHasOnePlaceForTheTone() {
        for (String rime : Syllable.rimes()) {
            for (int tone = 1; tone <= 5; tone++) {
                Set<String> canonical = new HashSet<>();
                for (String written : withToneAnywhere(rime, tone)) {
                    canonical.add(Syllable.canonical("t" + written));
                }
                assertThat(canonical).as(rime + " with tone " + tone).hasSize(1);
            }
        }
    }

    private static List<String> withToneAnywhere(String rime, int tone) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < rime.length(); i++) {
            if (Letters.isVowel(rime.charAt(i))) {
                written.add(
                        rime.substring(0, i)
                                + Letters.withTone(rime.charAt(i), tone)
                                + rime.substring(i + 1));
            }
        }
        return written;
    }

    /** Whatever consonant stands before it: 28 onsets, 150 rimes, 5 tones. */
    @Test
    void theToneOfEveryLegalSyllableHasOnePlace() {
        int seen = 0;
        for (String onset : Syllable.onsets()) {
            for (String rime : Syllable.rimes()) {
                for (int tone = 1; tone <= 5; tone++) {
                    Set<String> canonical = new HashSet<>();
                    for (String written : withToneAnywhere(rime, tone)) {
                        if (Syllable.isLegal(onset + written)) {
                            canonical.add(Syllable.canonical(onset + written));
                            seen++;
                        }
                    }
                    assertThat(canonical).as(onset + rime + tone).hasSizeLessThanOrEqualTo(1);
                }
            }
        }
        assertThat(seen).isGreaterThan(20_000);
    }

    @Test
    void thePlaceIsTheOneOfCustom() {
        for (String placed : PLACED) {
            assertThat(Syllable.canonical("t" + placed)).isEqualTo("t" + placed);
        }
    }

    @Test
    void onsetsThatEndInAVowelKeepIt() {
        assertThat(Syllable.canonical("qùa")).isEqualTo("quà");
        assertThat(Syllable.canonical("quà")).isEqualTo("quà");
        assertThat(Syllable.canonical("gìa")).isEqualTo("già");
        assertThat(Syllable.canonical("giừơng")).isEqualTo("giường");
        assertThat(Syllable.canonical("gìn")).isEqualTo("gìn");
        assertThat(Syllable.canonical("quyền")).isEqualTo("quyền");
    }

    @Test
    void everyRimeIsLegalAfterAnOnset() {
        for (String rime : Syllable.rimes()) {
            boolean stops = rime.matches(".*(c|ch|p|t)$");
            String syllable = withToneAnywhere(rime, 4).get(0);
            assertThat(Syllable.isLegal("t" + syllable)).as(syllable).isTrue();
            assertThat(Syllable.isLegal("t" + rime)).as(rime).isEqualTo(!stops);
        }
    }

    @Test
    void knowsSyllablesFromOtherWords() {
        for (String legal :
                List.of(
                        "đảng", "ủy", "nghị", "quyết", "gì", "gìn", "giếng", "khuya", "thuở",
                        "nghiêng", "hoạch", "chuyên", "yết", "ở", "a", "quốc", "quý", "gia")) {
            assertThat(Syllable.isLegal(legal)).as(legal).isTrue();
        }
        for (String foreign :
                List.of(
                        "the", "®¶ng", "uû", "street", "school", "ưo", "bcd", "hoạchh", "", "bat",
                        "việtt", "àá")) {
            boolean the = foreign.equals("the");
            assertThat(Syllable.isLegal(foreign)).as(foreign).isEqualTo(the);
        }
    }

    @Test
    void knowsWhichSyllablesAreWrittenInSeveralWays() {
        for (String several :
                List.of("hòa", "hoà", "khỏe", "khoẻ", "thủy", "thuỷ", "kỹ", "kĩ", "quý", "quí")) {
            assertThat(Syllable.isWrittenInSeveralWays(several)).as(several).isTrue();
        }
        for (String one :
                List.of("đảng", "hoan", "hoa", "toàn", "quyền", "ý", "gì", "tuy", "chi", "")) {
            assertThat(Syllable.isWrittenInSeveralWays(one)).as(one).isFalse();
        }
    }
}
