package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A member finds, narrows, keeps and takes out; an administrator looks after the index. */
@Order(7)
@ExtendWith({WholeSystem.class, StepByStep.class})
@EnabledIf("vn.dangvu.system.browser.Chromium#installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SearchPagesIT {
    private static final String FIRST = "Hướng dẫn trồng cây xanh ở khuôn viên trụ sở năm 2026";
    private static final String SECOND = "Hướng dẫn trồng cây xanh ở khuôn viên trường học";
    private static final String LATER = "Hướng dẫn trồng cây xanh dọc các tuyến đường nội thị";

    /** LOOK.md: in all, without fonts. */
    private static final int MOST_BYTES = 60 * 1024;

    private final Inspection inspection = new Inspection();
    private WholeSystem.Running system;
    private SmokeSteps steps;
    private Chromium chromium;
    private Desk member;

    @BeforeAll
    void archive(WholeSystem.Running running) throws IOException {
        system = running;
        steps = running.steps();
        chromium = new Chromium();
        String pages = FIRST + "\n".repeat(60) + "Cây bàng lá nhỏ được ưu tiên ở sân trong";
        long first = Archived.put(steps, "71-HD/BTCTU", FIRST, VietnamesePdf.of(pages));
        long second =
                Archived.put(steps, "72-HD/BTCTU", "2025-11-20", SECOND, VietnamesePdf.of(SECOND));
        steps.awaitFound("luong.sxd", "trồng cây xanh", first);
        steps.awaitFound("luong.sxd", "trồng cây xanh", second);
        member =
                chromium.desk(system.stack().url(), inspection)
                        .signIn("luong.sxd", SmokeSteps.PASSWORD);
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void beforeAnythingIsSearchedThePageOffersWhatIsNew() {
        member.open("/tra-cuu").reads("Văn bản mới").reads(SECOND).look("50-tra-cuu-trong");
    }

    @Test
    @Order(2)
    void subjectsAreProposedWhileTypingAndChosenByKeyboard() {
        Page page = member.page();
        page.locator("#q").pressSequentially("huong dan trong cay");
        Locator options = page.locator("#goi-y [role=option]");
        options.first().waitFor();
        assertThat(options.allTextContents()).contains(FIRST, SECOND);
        member.look("51-goi-y");
        page.locator("#q").pressSequentially(" ");
        options.first().waitFor();
        page.keyboard().press("ArrowDown");
        String chosen = page.locator("#q").inputValue();
        assertThat(Set.of(FIRST, SECOND)).contains(chosen);
        page.keyboard().press("Enter");
        member.arrived("/tra-cuu\\?q=[^&]+").reads(chosen).reads("Đã tìm theo");
    }

    @Test
    @Order(3)
    void resultsAreNarrowedOrderedAndUnderstood() {
        member.open("/tra-cuu?q=trong+cay+xanh")
                .reads("Đã tìm theo")
                .reads("cả bản có dấu và không dấu");
        member.follow("Cũ nhất trước").arrived("/tra-cuu\\?.*xep=cu.*");
        Page page = member.page();
        page.locator("input[name=nam][value='2026']").check();
        page.locator("form[aria-label='Lọc kết quả'] button").click();
        member.arrived("/tra-cuu\\?.*xep=cu.*nam=2026.*")
                .reads("trong phần đã lọc")
                .reads(FIRST)
                .look("52-ket-qua-da-loc");
        assertThat(page.locator("main .hit").allTextContents())
                .noneMatch(hit -> hit.contains(SECOND));
        member.follow("Bỏ lọc").arrived("/tra-cuu\\?((?!nam=).)*").reads(SECOND);
    }

    @Test
    @Order(4)
    void aPlaceFoundOpensTheReaderOnItsPage() {
        member.open("/tra-cuu?q=b%C3%A0ng+l%C3%A1+nh%E1%BB%8F").follow("Đến trang 2");
        member.arrived("/van-ban/\\d+").reads("Trang 2 / 2");
        assertThat(member.page().url()).endsWith("#trang-2");
        member.reads("Văn bản tương tự");
        member.page().locator("[data-similar] a[href*='/van-ban/']").first().waitFor();
        assertThat(member.page().locator("[data-similar]").textContent()).contains(SECOND);
        member.look("53-doc-va-tuong-tu");
        member.follow("Xem thêm").arrived("/tra-cuu/giong/\\d+").reads(SECOND);
        member.look("54-tuong-tu");
    }

    @Test
    @Order(5)
    void aSearchIsSavedAndTellsOfWhatComesAfterIt() throws IOException {
        member.open("/tra-cuu?q=tr%E1%BB%93ng+c%C3%A2y+xanh")
                .follow("Lưu tìm kiếm này")
                .arrived("/tra-cuu/luu")
                .look("55-luu-tim-kiem")
                .press("#giu")
                .arrived("/tra-cuu/da-luu")
                .reads("Đã lưu")
                .reads("Chưa có văn bản mới");
        Archived.put(steps, "73-HD/BTCTU", LATER, VietnamesePdf.of(LATER));
        Locator badge = member.page().locator("nav[aria-label='Mục chính'] .badge");
        for (int tries = 0; tries < 100 && badge.count() == 0; tries++) {
            member.page().waitForTimeout(1_000);
            member.open("/tra-cuu");
        }
        assertThat(badge.textContent()).startsWith("1");
        member.reads("1 văn bản mới").look("56-co-tin-moi").follow("trồng cây xanh");
        member.arrived("/tra-cuu/da-luu").reads(LATER).look("57-da-luu");
        member.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Đã xem tin mới của trồng cây xanh"))
                .click();
        badge.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    @Test
    @Order(6)
    void whereNothingIsFoundThePageSaysWhatToTry() {
        member.open("/tra-cuu?q=qwzxkhongco").reads("Không tìm thấy văn bản nào").reads("Thử:");
        member.look("58-khong-thay");
    }

    @Test
    @Order(7)
    void theResultsCanBeTakenOutAsATable() throws IOException {
        member.open("/tra-cuu?q=tr%E1%BB%93ng+c%C3%A2y+xanh");
        String csv = new String(member.download(address("CSV")), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF\"STT\"").contains(FIRST).contains("71-HD/BTCTU");
        assertThat(textOf(member.download(address("Excel")))).contains(FIRST).contains(SECOND);
    }

    private String address(String label) {
        String address =
                member.page()
                        .locator("main a", new Page.LocatorOptions().setHasText(label))
                        .getAttribute("href");
        assertThat(address).startsWith("/api/v1/search/export");
        return address;
    }

    /** By the directory of the archive, as Excel reads it: the sizes stand there alone. */
    private static String textOf(byte[] xlsx) throws IOException {
        Path file = Files.write(Files.createTempFile("results", ".xlsx"), xlsx);
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                if (part.getName().endsWith(".xml")) {
                    byte[] xml = zip.getInputStream(part).readAllBytes();
                    text.append(new String(xml, StandardCharsets.UTF_8));
                }
            }
        } finally {
            Files.delete(file);
        }
        // letters beyond ASCII are written as character references
        return Pattern.compile("&#x([0-9A-Fa-f]+);")
                .matcher(text)
                .replaceAll(letter -> Character.toString(Integer.parseInt(letter.group(1), 16)));
    }

    @Test
    @Order(8)
    @DisplayName("The search page weighs at most 60 KB with everything but fonts, compressed")
    void thePageIsLightEnoughForOldPhones() throws IOException {
        byte[] html = member.download("/tra-cuu?q=tr%E1%BB%93ng+c%C3%A2y+xanh");
        Set<String> files = new TreeSet<>();
        Matcher links =
                Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg)[^\"]*)\"")
                        .matcher(new String(html, StandardCharsets.UTF_8));
        while (links.find()) {
            files.add(links.group(1));
        }
        assertThat(files).as("style sheet and scripts").hasSizeGreaterThan(2);
        int weight = compressed(html);
        for (String file : files) {
            weight += compressed(member.download(file));
        }
        System.out.println("The search page weighs " + weight + " bytes, compressed");
        assertThat(weight).isLessThan(MOST_BYTES);
    }

    private static int compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }

    @Test
    @Order(9)
    void anAdministratorSeesThatTheIndexHasEverything() {
        Desk administrator =
                chromium.desk(system.stack().url(), inspection)
                        .signIn("quantri.duk", SmokeSteps.PASSWORD);
        administrator
                .menu("Chỉ mục tra cứu")
                .arrived("/quan-tri/chi-muc")
                .reads("Đang phục vụ")
                .press("#so-sanh")
                .reads("văn bản tra cứu được, chỉ mục có đủ")
                .look("59-chi-muc")
                .press("#lap-lai-ngay")
                .reads("Lần gần nhất xong lúc")
                .look("60-da-lap-lai");
    }

    @Test
    @Order(10)
    @DisplayName("R16: no page broke the Content Security Policy, logged an error or failed WCAG")
    void nothingWasWrongWithAnyPage() {
        assertThat(inspection.findings()).isEmpty();
    }
}
