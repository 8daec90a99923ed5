package vn.dangvu.web.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.search.TextService.TextOfPage;

import java.util.List;
import java.util.stream.IntStream;

class ReadableTextTest {
    private static final List<TextOfPage> LONG =
            IntStream.rangeClosed(1, 45).mapToObj(n -> page(n, "Trang " + n)).toList();

    private static TextOfPage page(int number, String text) {
        return new TextOfPage(number, text, false, 1);
    }

    @Test
    void beginsWithTheFirstPages() {
        ReadableText text = ReadableText.part(LONG, 0, "");
        assertThat(text.pages()).hasSize(20);
        assertThat(text.before()).isZero();
        assertThat(text.after()).isEqualTo(21);
    }

    @Test
    void showsThePartThatHoldsThePageWanted() {
        ReadableText text = ReadableText.part(LONG, 37, "");
        assertThat(text.pages()).extracting(ReadableText.Page::number).contains(37);
        assertThat(text.before()).isEqualTo(1);
        assertThat(text.after()).isEqualTo(41);
    }

    @Test
    void endsWithTheLastPage() {
        assertThat(ReadableText.part(LONG, 999, "").after()).isZero();
    }

    @Test
    void aBlankLineMakesAParagraphAndABrokenLineDoesNot() {
        ReadableText text = ReadableText.part(List.of(page(1, "một\nhai\n\n\nba")), 1, "");
        assertThat(text.pages().get(0).paragraphs()).hasSize(2);
        assertThat(text.pages().get(0).paragraphs().get(0).get(0).text()).isEqualTo("một hai");
    }

    @Test
    void aRecognisedPageSaysHowSureItIs() {
        ReadableText text =
                ReadableText.part(List.of(new TextOfPage(1, "ảnh", true, 0.876)), 1, "");
        assertThat(text.pages().get(0).recognised()).isTrue();
        assertThat(text.pages().get(0).sure()).isEqualTo(88);
    }

    @Test
    void nothingReadIsNothingShown() {
        assertThat(ReadableText.part(List.of(), 3, "x")).isEqualTo(ReadableText.NONE);
    }
}
