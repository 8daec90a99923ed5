package vn.dangvu.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class PagesTest {
    private final List<Pages.Route> routes =
            Pages.routes(
                    List.of(
                            "/WEB-INF/pages/van-ban/_id.xhtml",
                            "/WEB-INF/pages/van-ban/moi.xhtml",
                            "/WEB-INF/pages/van-ban/_id/lich-su.xhtml",
                            "/WEB-INF/pages/quan-tri/index.xhtml",
                            "/WEB-INF/pages/dang-nhap.xhtml"));

    @Test
    void aFileAnswersItsPath() {
        assertThat(view("/dang-nhap")).isEqualTo("/WEB-INF/pages/dang-nhap.xhtml");
    }

    @Test
    void aFolderIsAnsweredByItsIndex() {
        assertThat(view("/quan-tri")).isEqualTo("/WEB-INF/pages/quan-tri/index.xhtml");
    }

    @Test
    void aVariablePartIsHandedOver() {
        Pages.Page page = Pages.find(routes, "/van-ban/17/lich-su").orElseThrow();
        assertThat(page.view()).isEqualTo("/WEB-INF/pages/van-ban/_id/lich-su.xhtml");
        assertThat(page.variables()).containsEntry("id", "17");
    }

    @Test
    void aFixedNameWinsOverAVariable() {
        assertThat(view("/van-ban/moi")).isEqualTo("/WEB-INF/pages/van-ban/moi.xhtml");
    }

    @Test
    void nothingElseIsAPage() {
        assertThat(view("/van-ban")).isNull();
        assertThat(view("/van-ban/1/2/3")).isNull();
        assertThat(view("/dang-nhap.xhtml")).isNull();
        assertThat(view("/dang-nhap/")).isNull();
        assertThat(view("/WEB-INF/pages/dang-nhap.xhtml")).isNull();
        assertThat(view("/")).isNull();
    }

    private String view(String path) {
        return Pages.find(routes, path).map(Pages.Page::view).orElse(null);
    }
}
