package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.system.browser.Chromium;
import vn.dangvu.system.browser.Desk;
import vn.dangvu.system.browser.Inspection;

/** An administrator keeps units, terms and positions; sessions are seen and ended by their owner. */
@Order(7)
@ExtendWith(WholeSystem.class)
@EnabledIf("vn.dangvu.system.browser.Chromium#installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationPagesIT {
    private static final String CELL = "Chi bộ Chuyển đổi số, Đảng bộ Khối";

    private final Inspection inspection = new Inspection();
    private String origin;
    private Chromium chromium;
    private Desk administrator;

    @BeforeAll
    void openBrowser(WholeSystem.Running system) {
        origin = system.stack().url();
        chromium = new Chromium();
        administrator =
                chromium.desk(origin, inspection).signIn("quantri.duk", SmokeSteps.PASSWORD);
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
        assertThat(inspection.findings()).as("wrong on the way").isEmpty();
    }

    @Test
    void aUnitIsOpenedBelowAnotherAndGetsItsTerm() {
        administrator.open("/quan-tri/to-chuc").follow("Lập tổ chức cơ sở đảng");
        administrator
                .arrived("/quan-tri/to-chuc/moi")
                .fill("#name", CELL)
                .fill("#shortName", "CB Chuyển đổi số")
                .fill("#code", "TCCS20")
                .fill("#symbol", "CB")
                .fill("#first-day", "01/12/2026")
                .press("#luu")
                .reads("Mã TCCS20 đã dùng cho tổ chức khác. Chọn mã khác.")
                .fill("#code", "TCCS99")
                .fill("#first-day", "01/07/2025")
                .press("#luu");
        administrator.arrived("/quan-tri/to-chuc").reads(CELL).reads("Chưa ghi");
        administrator.press("summary:has-text('Mở nhiệm kỳ mới')");
        administrator
                .fill("#term-name", "2025–2030")
                .fill("#first-day", "27/09/2025")
                .press("#mo-nhiem-ky")
                .reads("2025–2030, từ 27/09/2025");
    }

    @Test
    void aPositionIsGivenAndEnded() {
        administrator.open("/quan-tri/tai-khoan?q=kien.btctu").press("main table a");
        administrator
                .arrived("/quan-tri/tai-khoan/\\d+")
                .choose("#unit", "Ban Tổ chức Tỉnh ủy")
                .choose("#position", "Văn thư")
                .press("#giao-chuc-vu");
        assertThat(administrator.reads("Văn thư").page().locator(".work li").count()).isEqualTo(2);
        administrator.choose("#holding", "Văn thư").press("#thoi-giu");
        administrator.page().waitForLoadState();
        assertThat(administrator.reads("Đảng viên").page().locator(".work li").count())
                .isEqualTo(1);
    }

    @Test
    void anotherDeviceIsSignedOutFromHere() {
        Desk here = chromium.desk(origin, inspection).signIn("kien.btctu", SmokeSteps.PASSWORD);
        Desk there = chromium.desk(origin, inspection).signIn("kien.btctu", SmokeSteps.PASSWORD);
        here.open("/tai-khoan").reads("Máy này").reads("Chrome trên Linux");

        here.press("button:has-text('Đăng xuất thiết bị này')").reads("Đã đăng xuất thiết bị đó.");

        there.open("/tai-khoan").arrived("/dang-nhap").reads("Đăng nhập");
        here.open("/tai-khoan").reads("Máy này");
    }
}
