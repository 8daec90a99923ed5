package vn.dangvu.web.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.Urgency;
import vn.dangvu.search.SearchOrder;

import java.util.Map;

class SearchFormTest {
    private static SearchForm form(Map<String, String[]> parameters) {
        return SearchForm.of(parameters);
    }

    private static String[] one(String... values) {
        return values;
    }

    @Test
    void anEmptyAddressAsksForNothing() {
        assertThat(form(Map.of()).blank()).isTrue();
        assertThat(form(Map.of("tat-ca", one("1"))).blank()).isFalse();
        assertThat(form(Map.of("nam", one("2026"))).blank()).isFalse();
    }

    @Test
    void readsTheFiltersThatAreChosenFromLists() {
        SearchForm form =
                form(
                        Map.of(
                                "mang", one("REPORT", "SECRET"),
                                "khan", one("FLASH"),
                                "tinh-trang", one("PUBLISHED"),
                                "nguoi-ky", one(" Đỗ Thanh Sơn "),
                                "chu-ky", one("1")));
        assertThat(form.filters().kinds()).containsExactly(DocumentKind.REPORT);
        assertThat(form.filters().urgencies()).containsExactly(Urgency.FLASH);
        assertThat(form.filters().statuses()).containsExactly(DocumentStatus.PUBLISHED);
        assertThat(form.filters().signer()).isEqualTo("Đỗ Thanh Sơn");
        assertThat(form.filters().validSignature()).isTrue();
        assertThat(form.filters().chosen()).isEqualTo(5);
    }

    @Test
    void theListTakenOutIsThatOfTheSameSearch() {
        SearchForm form =
                form(
                        Map.of(
                                "q", one("báo cáo"),
                                "loai", one("BC"),
                                "chu-ky", one("1"),
                                "xep", one("moi")));
        assertThat(form.exportAddress("xlsx"))
                .isEqualTo(
                        "/api/v1/search/export?format=xlsx&q=b%C3%A1o+c%C3%A1o&type=BC"
                                + "&validSignature=true&order=NEWEST");
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
        assertThat(form.filters().types()).containsExactlyInAnyOrder("BC", "HD");
        assertThat(form.filters().years()).containsExactly(2026);
        assertThat(form.filters().issuers()).containsExactly(12L);
        assertThat(form.command().order()).isEqualTo(SearchOrder.NEWEST);
        assertThat(form.command().from()).isEqualTo(40);
        assertThat(form.filters().chosen()).isEqualTo(4);
    }

    @Test
    void leavesOutWhatCannotBeUnderstood() {
        SearchForm form =
                form(
                        Map.of(
                                "loai", one("<script>", "BC"),
                                "nam", one("year"),
                                "cq", one("x1", "99999999999999999999", "-9999999999999999999"),
                                "trang", one("0")));
        assertThat(form.filters().types()).containsExactly("BC");
        assertThat(form.filters().years()).isEmpty();
        assertThat(form.filters().issuers()).isEmpty();
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
        assertThat(form.unfiltered().filters().chosen()).isZero();
        assertThat(form.text("b").page()).isEqualTo(1);
    }
}
