package vn.dangvu.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import vn.dangvu.web.text.Marking.Piece;

import java.util.List;
import java.util.stream.Collectors;

class MarkingTest {
    private static String marked(String query, String text) {
        return Marking.of(query).mark(text).stream()
                .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void wordsWithoutMarksFindLettersWithAny() {
        assertThat(marked("sinh hoat chuyen de", "Tổ chức Sinh hoạt chuyên đề, sinh viên."))
                .isEqualTo("Tổ chức [Sinh] [hoạt] [chuyên] [đề], [sinh] viên.");
    }

    @Test
    void wordsWithMarksFindOnlyThese() {
        assertThat(marked("bán", "bán, bạn, ban")).isEqualTo("[bán], bạn, ban");
    }

    @Test
    void findsWholeWordsOnly() {
        assertThat(marked("ban", "Ban bang")).isEqualTo("[Ban] bang");
    }

    @Test
    void decomposedTextIsFoundToo() {
        assertThat(marked("đề", "đê\u0300")).isEqualTo("[đề]");
    }

    @Test
    void anEmptyQueryMarksNothing() {
        assertThat(marked(" - ", "một hai")).isEqualTo("một hai");
        assertThat(marked(null, "một hai")).isEqualTo("một hai");
    }

    @Test
    @DisplayName("R18: signs of expressions in a query are only signs, and text stays text")
    void signsAreOnlySigns() {
        assertThat(marked("a(b|[c.*", "a(b|[c.*")).isEqualTo("a(b|[c.*");
        assertThat(Marking.of("script").mark("<script>"))
                .isEqualTo(
                        List.of(
                                new Piece("<", false),
                                new Piece("script", true),
                                new Piece(">", false)));
    }
}
