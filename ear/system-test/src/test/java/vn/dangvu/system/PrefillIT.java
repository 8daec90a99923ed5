package vn.dangvu.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;

import com.microsoft.playwright.Locator;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.system.browser.Chromium;
import vn.dangvu.system.browser.Desk;
import vn.dangvu.system.browser.Inspection;

import java.util.regex.Pattern;

/** Forms propose what the page of an arrived PDF says of itself, and never overrule the person. */
@Order(8)
@ExtendWith(WholeSystem.class)
@EnabledIf("vn.dangvu.system.browser.Chromium#installed")
class PrefillIT {
    private static final String PAGE =
            """
            ĐẢNG BỘ TỈNH BÌNH AN
            ĐẢNG ỦY SỞ TÀI CHÍNH
            *
            Số 118-KH/ĐU
            ĐẢNG CỘNG SẢN VIỆT NAM
            Bình An, ngày 05 tháng 10 năm 2025

            KẾ HOẠCH
            học tập nghị quyết của Trung ương về chuyển đổi số
            -----
            Căn cứ chương trình công tác năm 2025, Đảng ủy xây dựng kế hoạch như sau.

            T/M ĐẢNG ỦY
            BÍ THƯ

            Nguyễn Văn Hòa
            """;

    private final WholeSystem.Running system;

    PrefillIT(WholeSystem.Running system) {
        this.system = system;
    }

    @Test
    void emptyFieldsAreFilledFromThePageAndTypedOnesStay() throws Exception {
        Inspection inspection = new Inspection();
        try (Chromium chromium = new Chromium()) {
            Desk clerk = chromium.desk(system.stack().url(), inspection);
            clerk.signIn(OFFICE_CLERK, SmokeSteps.PASSWORD)
                    .open("/luu-tru/moi")
                    .fill("#subject", "Tên tôi tự gõ")
                    .upload("file", "ke-hoach.pdf", VietnamesePdf.of(PAGE));

            assertThat(field(clerk, "#symbol")).hasValue("118-KH/ĐU");
            assertThat(field(clerk, "#issued-date")).hasValue("05/10/2025");
            assertThat(field(clerk, "#type")).hasValue("KH");
            assertThat(field(clerk, "#issuer")).hasValue("ĐẢNG ỦY SỞ TÀI CHÍNH");
            assertThat(field(clerk, "#signer")).hasValue("Nguyễn Văn Hòa");
            assertThat(field(clerk, "#subject")).hasValue("Tên tôi tự gõ");
            assertThat(field(clerk, ".f:has(#symbol) .chip"))
                    .hasText(Pattern.compile("Đọc được \\d+%"));
            clerk.look("60-dien-tu-tep");

            // what is left empty is proposed again by the server, which needs no script
            clerk.fill("#symbol", "").fill("#issuer", "").press("#luu");
            assertThat(field(clerk, "#symbol")).hasValue("118-KH/ĐU");
            assertThat(field(clerk, "#issuer")).hasValue("ĐẢNG ỦY SỞ TÀI CHÍNH");
            assertThat(field(clerk, "#subject")).hasValue("Tên tôi tự gõ");
            clerk.look("61-dien-lai").press("#luu").arrived("/van-ban/\\d+");
        }
        Assertions.assertThat(inspection.findings()).isEmpty();
    }

    private static Locator field(Desk desk, String selector) {
        return desk.page().locator(selector);
    }
}
