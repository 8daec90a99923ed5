package vn.dangvu.web.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class SearchFormTest {
    private static SearchForm form(Map<String, String[]> parameters) {
        return SearchForm.of(parameters);
    }

    private static String[] one(String... values) {
        return values;
    }

    @Test
    void anEmptyAddressAsksForTheNewestOfEverything() {
        assertThat(form(Map.of()).command().text()).isEmpty();
        assertThat(form(Map.of()).command().newestFirst()).isTrue();
        assertThat(form(Map.of()).command().from()).isZero();
    }

    @Test
    void readsWordsFiltersOrderAndPage() {
        SearchForm form =
                form(
                        Map.of(
                                "q", one(" chuyên đề "),
                                "loai", one("BC", "HD"),
                                "nam", one("2026"),
                                "cq", one("12"),
                                "xep", one("moi"),
                                "trang", one("3")));
        assertThat(form.command().text()).isEqualTo("chuyên đề");
        assertThat(form.command().types()).containsExactlyInAnyOrder("BC", "HD");
        assertThat(form.command().years()).containsExactly(2026);
        assertThat(form.command().issuers()).containsExactly(12L);
        assertThat(form.command().newestFirst()).isTrue();
        assertThat(form.command().from()).isEqualTo(40);
        assertThat(form.chosen()).isEqualTo(4);
    }

    @Test
    void leavesOutWhatCannotBeUnderstood() {
        SearchForm form =
                form(
                        Map.of(
                                "loai", one("<script>", "BC"),
                                "nam", one("year"),
                                "cq", one("-1", "99999999999999999999"),
                                "trang", one("0")));
        assertThat(form.types()).containsExactly("BC");
        assertThat(form.years()).isEmpty();
        assertThat(form.issuers()).isEmpty();
        assertThat(form.page()).isEqualTo(1);
    }

    @Test
    void itsAddressLeadsBackToItself() {
        SearchForm form =
                form(
                        Map.of(
                                "q", one("báo cáo & \"quý\""),
                                "loai", one("BC"),
                                "dung-chu", one("1")));
        assertThat(form.at(2).address())
                .isEqualTo(
                        "/tra-cuu?q=b%C3%A1o+c%C3%A1o+%26+%22qu%C3%BD%22&loai=BC&dung-chu=1&trang=2");
    }

    @Test
    void anotherFilterOrWordBeginsOnTheFirstPage() {
        SearchForm form = form(Map.of("q", one("a"), "loai", one("BC"), "trang", one("7")));
        assertThat(form.unfiltered().page()).isEqualTo(1);
        assertThat(form.unfiltered().chosen()).isZero();
        assertThat(form.text("b").page()).isEqualTo(1);
    }
}
