package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.system.browser.Chromium;
import vn.dangvu.system.browser.Desk;
import vn.dangvu.system.browser.Inspection;
import vn.dangvu.system.browser.StepByStep;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One directive and the report that answers it, from the draft to the search of a member, on the
 * pages people use. Each step needs the ones before it. {@code target/screenshots} has every page
 * at two widths; axe-core judges each by WCAG 2.2 AA.
 */
@ExtendWith({WholeSystem.class, StepByStep.class})
@EnabledIf("vn.dangvu.system.browser.Chromium#installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String DIRECTIVE = "47-HD/ĐUK";
    private static final String SUBJECT =
            "Hướng dẫn sinh hoạt chi bộ chuyên đề về chuyển đổi số năm 2027";
    private static final String REPORT = "93-BC/ĐU";
    private static final String REPORT_SUBJECT =
            "Báo cáo kết quả sinh hoạt chuyên đề về chuyển đổi số";
    private static final String MARKUP =
            "<script>alert(1)</script><img src=x onerror=alert(2)><em>nghiêng</em>";

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private final Inspection inspection = new Inspection();
    private final Map<String, Desk> desks = new HashMap<>();
    private WholeSystem.Running system;
    private Chromium chromium;
    private String directivePath;

    @BeforeAll
    void openBrowser(WholeSystem.Running running) {
        system = running;
        chromium = new Chromium();
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** The person's desk; the first time the person signs in. */
    private Desk as(String login) {
        return desks.computeIfAbsent(login, name -> stranger().signIn(name, SmokeSteps.PASSWORD));
    }

    private Desk stranger() {
        return chromium.desk(system.stack().url(), inspection);
    }

    @Test
    @Order(1)
    void aClerkSignsInAndSeesTheWork() {
        stranger().open("/dang-nhap").look("01-dang-nhap").close();
        as("chau.duk").look("02-viec-can-lam-van-thu");
    }

    @Test
    @Order(2)
    void theClerkDraftsADirectiveAndAsksForTheSignature() throws IOException {
        Desk clerk = as("chau.duk").menu("Văn bản đi").arrived("/van-ban-di").look("03-van-ban-di");
        clerk.follow("Soạn chỉ đạo")
                .arrived("/van-ban-di/moi")
                .upload("file", "huong-dan-chuyen-de.pdf", VietnamesePdf.of(text(SUBJECT)))
                .choose("#type", "Hướng dẫn")
                .fill("#symbol", DIRECTIVE)
                .fill("#issued-date", DAY.format(today))
                .fill("#subject", SUBJECT)
                .choose("#signer", "Đỗ Thanh Sơn")
                .look("04-soan-chi-dao")
                .press("#trinh")
                .reads("Đã trình ký")
                .look("05-da-trinh-ky");
    }

    @Test
    @Order(3)
    void theLeaderSignsWithThePin() {
        Desk leader = as("son.duk").look("06-viec-can-lam-lanh-dao");
        leader.menu("Trình ký").arrived("/trinh-ky").reads(DIRECTIVE);
        leader.page().locator("#chon li", has(DIRECTIVE)).locator("input[name=chon]").check();
        leader.fill("#pin", system.steps().pinOf("son.duk"))
                .look("07-trinh-ky")
                .press("#ky-ngay")
                .reads("Đã ký")
                .look("08-da-ky");
        assertThat(leader.page().locator("#da-ky").textContent()).isEqualTo("1");
    }

    @Test
    @Order(4)
    void anotherClerkSealsIt() {
        as("hien.duk")
                .menu("Văn bản đi")
                .follow(DIRECTIVE, "Đóng dấu")
                .arrived("/van-ban-di/\\d+")
                .look("09-dong-dau")
                .press("#dau")
                .reads("Đã ký và đóng dấu")
                .look("10-da-dong-dau");
    }

    @Test
    @Order(5)
    void andPublishesItToThreeCommitteesAskingForAReport() {
        Desk clerk = as("hien.duk").follow("Chọn nơi nhận").arrived("/van-ban-di/\\d+/phat-hanh");
        for (String unit : List.of("Sở Xây dựng", "Sở Nội vụ", "Sở Y tế")) {
            clerk.page().getByLabel(unit, new Page.GetByLabelOptions().setExact(true)).check();
        }
        clerk.tick("#ack")
                .fill("#ack-day", DAY.format(today.plusDays(3)))
                .tick("#rep")
                .fill("#report-text", REPORT_SUBJECT)
                .fill("#report-day", DAY.format(today.plusDays(10)))
                .tick("#open-to-members")
                .look("11-phat-hanh")
                .press("#gui")
                .reads("Đã phát hành đến 3 nơi")
                .look("12-ma-tran");
    }

    @Test
    @Order(6)
    void theGrassrootsClerkReadsAndAcknowledgesIt() {
        Desk clerk = as("hanh.sxd").reads(SUBJECT).look("13-viec-can-lam-co-so");
        clerk.follow(DIRECTIVE, "Đọc và xác nhận")
                .arrived("/van-ban/\\d+")
                .reads("Hợp lệ, không bị sửa");
        directivePath = path(clerk.page());
        clerk.look("14-doc-chi-dao").press("#nhan").reads("Đã xác nhận đã nhận");
    }

    @Test
    @Order(7)
    void theGrassrootsClerkMakesTheReportAndHandsItToTheSecretary() throws IOException {
        as("hanh.sxd")
                .follow("Làm báo cáo")
                .arrived("/bao-cao/moi")
                .upload("file", "bao-cao-chuyen-de.pdf", VietnamesePdf.of(text(REPORT_SUBJECT)))
                .choose("#type", "Báo cáo")
                .fill("#symbol", REPORT)
                .fill("#issued-date", DAY.format(today))
                .fill("#subject", REPORT_SUBJECT)
                .choose("#signer", "Trần Quốc Bảo")
                .look("15-lam-bao-cao")
                .press("#trinh")
                .reads("Đang chờ Trần Quốc Bảo ký")
                .look("16-cho-bi-thu-ky");
    }

    @Test
    @Order(8)
    void theSecretarySignsAndSendsAndASecondPressShowsTheSameReceipt() {
        Desk secretary = as("bao.sxd").reads("Chờ đồng chí ký").look("17-viec-can-lam-bi-thu");
        secretary.follow(REPORT, "Xem và ký").arrived("/bao-cao/\\d+");
        String pin = system.steps().pinOf("bao.sxd");
        Page again = secretary.another(path(secretary.page()));
        secretary
                .fill("#pin", pin)
                .look("18-ky-va-gui")
                .press("#ky-gui")
                .arrived("/bien-nhan/.+")
                .reads("Nhận đúng hạn")
                .look("19-bien-nhan");
        again.fill("#pin", pin);
        again.click("#ky-gui");
        assertThat(again.locator("main a[href*='/bien-nhan/']").first().getAttribute("href"))
                .isEqualTo(path(secretary.page()));
        again.close();
    }

    @Test
    @Order(9)
    void theOfficeRegistersIt() {
        as("chau.duk")
                .menu("Văn bản đến")
                .reads(REPORT)
                .look("20-van-ban-den")
                .press("main a:has-text('" + REPORT + "')")
                .press("#vao")
                .reads("Đã vào sổ, số đến")
                .look("21-da-vao-so");
        as("chau.duk").open("/so-van-ban-den").reads(REPORT).look("22-so-van-ban-den");
    }

    @Test
    @Order(10)
    void theChiefOfOfficeRoutesIt() {
        Desk chief = as("huy.duk").look("23-viec-can-lam-chanh-van-phong");
        chief.menu("Văn bản đến").reads(REPORT);
        chief.page().locator("main li", has(REPORT)).locator("a[href$='/chuyen']").first().click();
        chief.arrived("/van-ban-den/\\d+/chuyen")
                .choose("#lead", "Phạm Đức Long")
                .fill("#opinion", "Tham mưu tổng hợp, báo cáo Ban Thường vụ")
                .fill("#due", DAY.format(today.plusDays(5)));
        chief.page().locator("tr", has("Bùi Thị Ngọc Lan")).locator("input[value=coop]").check();
        chief.look("24-chuyen-xu-ly").press("#gui").reads("Đã chuyển xử lý").look("25-da-chuyen");
    }

    @Test
    @Order(11)
    void theSpecialistCompletesIt() {
        Desk specialist = as("long.duk").reads(REPORT).look("26-viec-can-lam-chuyen-vien");
        specialist
                .page()
                .locator("main li", has(REPORT))
                .locator("a[href*='/viec-duoc-giao/']")
                .first()
                .click();
        specialist
                .arrived("/viec-duoc-giao/\\d+")
                .fill("#result", "Đã tổng hợp vào báo cáo chung của Khối")
                .look("27-viec-duoc-giao")
                .press("#xong")
                .arrived("/(viec-can-lam|viec-duoc-giao/\\d+)")
                .look("28-hoan-thanh");
    }

    @Test
    @Order(12)
    void theLeaderFollowsTheDirective() {
        as("thanh.duk").open("/theo-doi").reads(DIRECTIVE).look("29-theo-doi");
    }

    @Test
    @Order(13)
    void aMemberFindsItWithAndWithoutDiacriticsAndReadsItsSignatures() {
        Desk member = as("luong.sxd").look("30-trang-dang-vien");
        search(member, "sinh hoạt chuyên đề chuyển đổi số", DIRECTIVE);
        member.look("31-tra-cuu-co-dau");
        search(member, "sinh hoat chuyen de chuyen doi so", DIRECTIVE);
        member.look("32-tra-cuu-khong-dau");
        member.page().locator("main .hit", has(DIRECTIVE)).locator("h2 a").click();
        member.arrived("/van-ban/\\d+").reads("Đỗ Thanh Sơn").reads("Hợp lệ, không bị sửa");
        member.page().waitForSelector(".sheet canvas");
        member.look("33-doc-van-ban");
    }

    @Test
    @Order(14)
    void anybodyVerifiesTheSignedFile() {
        byte[] signed = as("luong.sxd").download(directivePath + "/tep");
        Desk stranger = stranger().open("/kiem-tra-chu-ky").look("34-kiem-tra-chu-ky");
        stranger.page().setInputFiles("#tep", new FilePayload("47.pdf", "application/pdf", signed));
        stranger.press("#kiem-tra .btn.main")
                .reads("Kết quả")
                .reads("Đỗ Thanh Sơn")
                .look("35-ket-qua-kiem-tra");
        stranger.close();
    }

    @Test
    @Order(15)
    @DisplayName("R18: markup in subject, file name and text stays text on every page")
    void markupStaysText() throws IOException {
        byte[] pdf = VietnamesePdf.of(text("Văn bản thử trơ " + MARKUP));
        SmokeSteps steps = system.steps();
        long id =
                steps.draft(
                        "hanh.sxd",
                        new SmokeSteps.Draft(
                                "REPORT",
                                "BC",
                                "94-BC/ĐU",
                                "Văn bản thử trơ " + MARKUP,
                                null,
                                "<img src=x onerror=alert(3)>.pdf",
                                pdf));
        steps.sign("bao.sxd", id);
        Desk clerk = as("hanh.sxd");
        inert(clerk.open("/bao-cao/" + id), "36-tro-bao-cao");
        steps.submit("hanh.sxd", id, null);
        inert(clerk.open("/bao-cao"), "37-tro-danh-sach");
        inert(clerk.open("/van-ban/" + id), "38-tro-doc");
        search(clerk, "văn bản thử trơ", "94-BC/ĐU");
        inert(clerk, "39-tro-tra-cuu");
        inert(as("chau.duk").open("/van-ban-den"), "40-tro-van-ban-den");
    }

    private static void inert(Desk desk, String step) {
        desk.reads("<script>alert(1)</script>").look(step);
        assertThat(desk.page().locator("main img, main em, main script:not([nonce])").count())
                .isZero();
    }

    @Test
    @Order(16)
    @DisplayName("R16: no page broke the Content Security Policy, logged an error or failed WCAG")
    void nothingWasWrongWithAnyPage() {
        assertThat(inspection.findings()).isEmpty();
    }

    /** Indexing follows the commit; asks again until the document is there. */
    private static void search(Desk desk, String words, String symbol) {
        for (int tries = 0; tries < 60; tries++) {
            desk.open("/tra-cuu").fill("#q", words).press("form.seek .btn.main");
            desk.page().waitForLoadState();
            if (desk.page().locator("main .hit", has(symbol)).count() > 0) {
                return;
            }
            desk.page().waitForTimeout(500);
        }
        throw new AssertionError(symbol + " was not found by " + words);
    }

    private static Page.LocatorOptions has(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static String path(Page page) {
        Matcher parts = Pattern.compile("https?://[^/]+(/[^?#]*).*").matcher(page.url());
        return parts.matches() ? parts.group(1) : "";
    }

    private static String text(String subject) {
        return subject
                + "\n\nCăn cứ chương trình công tác năm 2027, Ban Thường vụ yêu cầu các chi bộ"
                + " tổ chức sinh hoạt chuyên đề, gắn với thực tế của cơ quan, đơn vị; nêu rõ việc"
                + " đã làm, việc chưa làm được và trách nhiệm của từng đảng viên.\n\n"
                + "Các tổ chức cơ sở đảng gửi báo cáo kết quả đúng hạn, kèm số liệu so với kỳ"
                + " trước và kiến nghị với Đảng ủy Khối.";
    }
}
