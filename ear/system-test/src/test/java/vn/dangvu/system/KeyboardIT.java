package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
import vn.dangvu.system.browser.Keyboard;
import vn.dangvu.system.browser.StepByStep;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * One directive and the report that answers it, each by people who have no mouse: only Tab, Enter,
 * Space and the arrows. Each step needs the ones before it.
 */
@Order(6)
@ExtendWith({WholeSystem.class, StepByStep.class})
@EnabledIf("vn.dangvu.system.browser.Chromium#installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyboardIT {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String DIRECTIVE = "57-HD/ĐUK";
    private static final String SUBJECT = "Hướng dẫn dùng bàn phím trong công tác văn thư";
    private static final String REPORT = "97-BC/ĐU";
    private static final String REPORT_SUBJECT = "Báo cáo việc dùng bàn phím";

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private final Inspection inspection = new Inspection();
    private final Map<String, Keyboard> people = new HashMap<>();
    private WholeSystem.Running system;
    private Chromium chromium;

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

    /** The person's keyboard; the first time the person signs in. */
    private Keyboard as(String login) {
        return people.computeIfAbsent(login, this::signIn);
    }

    private Keyboard signIn(String login) {
        Desk desk = chromium.desk(system.stack().url(), inspection).open("/dang-nhap");
        return desk.keyboard()
                .to("#ten")
                .type(login)
                .to("#mk")
                .type(SmokeSteps.PASSWORD)
                .press("Enter")
                .arrived("/(?!dang-nhap).*");
    }

    private static Keyboard menu(Keyboard person, String path) {
        return person.to("nav a[href$='" + path + "']").press("Enter").arrived(path);
    }

    @Test
    @Order(1)
    void theFirstStopLeadsPastTheMenu() {
        as("chau.duk").press("Tab").isAt("a.skip").press("Enter").isAt("main");
        as("chau.duk").press("Tab").isAt("main a, main button");
    }

    @Test
    @Order(2)
    void theListOfKeysGivesTheFocusBack() {
        as("chau.duk").to("[data-keys]").press("Enter").isAt("#phim-tat button");
        as("chau.duk").press("Escape").isAt("[data-keys]");
        as("chau.duk").press("/").isAt("#tim");
    }

    @Test
    @Order(3)
    void theClerkDraftsADirectiveAndAsksForTheSignature() throws IOException {
        Keyboard clerk = menu(as("chau.duk"), "/van-ban-di");
        clerk.to("main a[href$='/van-ban-di/moi']").press("Enter").arrived("/van-ban-di/moi");
        clerk.to("#file-chon").giveFile("file", "ban-phim.pdf", VietnamesePdf.of(text(SUBJECT)));
        clerk.to("#type")
                .choose("Hướng dẫn")
                .to("#symbol")
                .type(DIRECTIVE)
                .to("#issued-date")
                .type(DAY.format(today))
                .to("#subject")
                .type(SUBJECT)
                .to("#signer")
                .choose("Đỗ Thanh Sơn")
                .to("#trinh")
                .press("Enter")
                .reads("Đã trình ký");
    }

    @Test
    @Order(4)
    void theLeaderSignsThisOneAndNoOther() {
        Keyboard leader = menu(as("son.duk"), "/trinh-ky").reads(DIRECTIVE);
        // twice, so that nothing is ticked however many wait
        leader.to("#tat-ca");
        leader.press("Space");
        if (ticked(leader) > 0) {
            leader.press("Space");
        }
        assertThat(ticked(leader)).isZero();
        leader.to("input[name=chon]", DIRECTIVE).press("Space");
        assertThat(ticked(leader)).isEqualTo(1);
        leader.to("#pin")
                .type(system.steps().pinOf("son.duk"))
                .to("#ky-ngay")
                .press("Enter")
                .reads("Đã ký")
                .isAt("#kq");
    }

    private static int ticked(Keyboard person) {
        return person.count("input[name=chon]:checked");
    }

    @Test
    @Order(5)
    void anotherClerkSealsAndPublishesIt() {
        Keyboard clerk = menu(as("hien.duk"), "/van-ban-di");
        clerk.to("main a.btn", DIRECTIVE).press("Enter").arrived("/van-ban-di/\\d+");
        clerk.to("#dau").press("Enter").reads("Đã ký và đóng dấu");
        clerk.to("main a[href$='/phat-hanh']").press("Enter").arrived("/van-ban-di/\\d+/phat-hanh");
        clerk.to("#loc").type("so xay dung").to("input[name=to]").press("Space");
        clerk.to("#rep")
                .press("Space")
                .to("#report-text")
                .type(REPORT_SUBJECT)
                .to("#report-day")
                .type(DAY.format(today.plusDays(9)))
                .to("#gui")
                .press("Enter")
                .reads("Đã phát hành đến 1 nơi");
    }

    @Test
    @Order(6)
    void theGrassrootsClerkAcknowledgesItAndMakesTheReport() throws IOException {
        Keyboard clerk = as("hanh.sxd").reads(SUBJECT);
        clerk.to("main .go a", DIRECTIVE).press("Enter").arrived("/van-ban/\\d+");
        clerk.to("#nhan").press("Enter").reads("Đã xác nhận đã nhận");
        clerk.to("main a[href*='/bao-cao/moi']").press("Enter").arrived("/bao-cao/moi");
        clerk.to("#file-chon")
                .giveFile("file", "bao-cao.pdf", VietnamesePdf.of(text(REPORT_SUBJECT)))
                .to("#type")
                .choose("Báo cáo")
                .to("#symbol")
                .type(REPORT)
                .to("#issued-date")
                .type(DAY.format(today))
                .to("#subject")
                .type(REPORT_SUBJECT)
                .to("#signer")
                .choose("Trần Quốc Bảo")
                .to("#trinh")
                .press("Enter")
                .reads("Đang chờ Trần Quốc Bảo ký");
    }

    @Test
    @Order(7)
    void theSecretarySignsAndSendsIt() {
        Keyboard secretary = as("bao.sxd").reads("Chờ đồng chí ký");
        secretary.to("main .go a", REPORT).press("Enter").arrived("/bao-cao/\\d+");
        secretary
                .to("#pin")
                .type(system.steps().pinOf("bao.sxd"))
                .to("#ky-gui")
                .press("Enter")
                .arrived("/bien-nhan/.+")
                .reads("Nhận đúng hạn");
    }

    @Test
    @Order(8)
    void theOfficeRegistersIt() {
        Keyboard clerk = menu(as("chau.duk"), "/van-ban-den").reads(REPORT);
        clerk.to("main a[href*='?chon=']", REPORT)
                .press("Enter")
                .arrived("/van-ban-den\\?chon=\\d+");
        // what gives it back opens and closes in its place
        clerk.to("summary[data-key='Alt T']").press("Enter").to("#reason");
        clerk.press("Shift+Tab").isAt("summary[data-key='Alt T']").press("Enter");
        clerk.to("#vao").press("Enter").reads("Đã vào sổ, số đến");
    }

    @Test
    @Order(9)
    void theChiefOfOfficeRoutesIt() {
        Keyboard chief = menu(as("huy.duk"), "/van-ban-den").reads(REPORT);
        chief.to("main a[href$='/chuyen']", REPORT).press("Enter");
        chief.arrived("/van-ban-den/\\d+/chuyen")
                .to("#lead")
                .choose("Phạm Đức Long")
                .to("#opinion")
                .type("Tham mưu tổng hợp")
                .to("input[type=radio]", "Bùi Thị Ngọc Lan")
                .press("ArrowRight")
                .isAt("input[value=coop]:checked")
                .to("#gui")
                .press("Enter")
                .reads("Đã chuyển xử lý");
    }

    @Test
    @Order(10)
    void theSpecialistCompletesIt() {
        Keyboard specialist = as("long.duk").reads(REPORT);
        specialist.to("main a[href*='/viec-duoc-giao/']", REPORT).press("Enter");
        specialist
                .arrived("/viec-duoc-giao/\\d+")
                .to("#result")
                .type("Đã tổng hợp")
                .to("#xong")
                .press("Enter")
                .reads("Đã ghi kết quả");
    }

    @Test
    @Order(11)
    void aMemberFindsAndReadsIt() throws IOException {
        system.steps().awaitFound("luong.sxd", DIRECTIVE, directive());
        Keyboard member = as("luong.sxd").press("/").isAt("#q").type("bàn phím").press("Enter");
        member.reads(DIRECTIVE).to("main .hit h2 a", DIRECTIVE).press("Enter");
        // past the pages, which scroll by themselves, to what stands beside them
        member.arrived("/van-ban/\\d+").to(".sheet").to("aside a, aside button, aside summary");
    }

    private long directive() throws IOException {
        JsonNode newest = system.steps().as("hanh.sxd").read("/received-directives").path(0);
        assertThat(newest.at("/document/symbol").asText()).isEqualTo(DIRECTIVE);
        return newest.at("/document/id").asLong();
    }

    @Test
    @Order(12)
    void everyStopCouldBeSeen() {
        assertThat(inspection.findings()).isEmpty();
    }

    private static String text(String subject) {
        return subject + "\n\nVăn bản này đi hết con đường của nó mà không ai chạm vào chuột.";
    }
}
