package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;
import vn.dangvu.system.browser.Chromium;
import vn.dangvu.system.browser.Desk;
import vn.dangvu.system.browser.Inspection;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** What a clerk reads when a file or a PIN is not right, and that nothing typed is lost by it. */
@Order(7)
@ExtendWith(WholeSystem.class)
@EnabledIf("vn.dangvu.system.browser.Chromium#installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputPagesIT {
    private static final String SYMBOL = "71-BC/ĐU";
    private static final String SUBJECT = "Báo cáo có tệp không dùng được";

    private final Inspection inspection = new Inspection();
    private SmokeSteps steps;
    private String origin;
    private Chromium chromium;
    private Desk clerk;
    private Desk secretary;

    @BeforeAll
    void openBrowser(WholeSystem.Running system) {
        steps = system.steps();
        origin = system.stack().url();
        chromium = new Chromium();
        clerk = chromium.desk(origin, inspection).signIn("hanh.sxd", SmokeSteps.PASSWORD);
        secretary = chromium.desk(origin, inspection).signIn("bao.sxd", SmokeSteps.PASSWORD);
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
        assertThat(inspection.findings()).as("wrong on the way").isEmpty();
    }

    @BeforeEach
    void fillInTheForm() {
        clerk.open("/bao-cao/moi")
                .fill("#symbol", SYMBOL)
                .fill("#issued-date", "20/11/2026")
                .fill("#subject", SUBJECT);
    }

    @Test
    void aFileThatIsNoPdfIsRefusedWhereItIsChosen() {
        choose("bao-cao.pdf", "Không phải PDF".getBytes(StandardCharsets.UTF_8));

        clerk.reads("bao-cao.pdf: không phải tệp PDF. Xuất văn bản ra PDF rồi chọn lại.");
        assertFormIsKept();
    }

    @Test
    void anEmptyFileIsRefusedWhereItIsChosen() {
        choose("rong.pdf", new byte[0]);

        clerk.reads("rong.pdf: tệp rỗng. Chọn tệp khác.");
        assertFormIsKept();
    }

    @Test
    void twoHundredMegabytesAreRefusedBeforeTheyAreSent(@TempDir Path folder) throws IOException {
        Path huge = folder.resolve("to.pdf");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
            file.setLength(200L << 20);
        }
        clerk.page().setInputFiles("#file-chon", huge);

        clerk.reads("to.pdf: tệp lớn quá 50 MB. Giảm dung lượng rồi chọn lại.");
        assertFormIsKept();
    }

    @Test
    void aBrokenPdfIsNamedBesideTheFileAndTheFormStays() throws IOException {
        byte[] whole = VietnamesePdf.of("Báo cáo bị cắt");
        clerk.upload("file", "hong.pdf", Arrays.copyOf(whole, whole.length / 2)).press("#luu");

        clerk.reads("Tệp hong.pdf bị hỏng, không mở được. Xuất lại ra PDF rồi tải lại.");
        assertThat(clerk.page().locator("#file-l").textContent()).contains("hong.pdf bị hỏng");
        assertFormIsKept();
        clerk.press("#loi a");
        assertThat(clerk.page().evaluate("document.activeElement.closest('#file') !== null"))
                .as("the summary leads to the file")
                .isEqualTo(true);
    }

    @Test
    void anEncryptedPdfIsRefusedByNameAndAnotherOneIsTaken() throws IOException {
        clerk.upload("file", "mat.pdf", VietnamesePdf.encrypted("Có mật khẩu")).press("#luu");

        clerk.reads("Tệp mat.pdf đặt mật khẩu. Bỏ mật khẩu của tệp rồi tải lại.");
        assertFormIsKept();
        clerk.upload("file", "thuong.pdf", VietnamesePdf.of("Không mật khẩu")).press("#luu");
        clerk.arrived("/bao-cao/\\d+").reads("Đã lưu nháp").reads("thuong.pdf");
    }

    @Test
    void withoutAFileTheFormSaysSoAndStays() {
        clerk.press("#luu").reads("Chưa có tệp PDF. Chọn tệp, chờ tải đủ rồi làm lại.");
        assertFormIsKept();
    }

    @Test
    void aLineLostDuringAnUploadIsTakenUpAgainByItself() throws IOException {
        AtomicInteger pieces = new AtomicInteger();
        // the browser reports the lost line as an error of its own
        Desk weak = chromium.desk(origin, new Inspection());
        weak.signIn("hanh.sxd", SmokeSteps.PASSWORD).open("/bao-cao/moi").fill("#symbol", SYMBOL);
        weak.page()
                .route(
                        "**/api/v1/uploads/*",
                        route -> {
                            boolean second =
                                    route.request().method().equals("PATCH")
                                            && pieces.incrementAndGet() == 2;
                            if (second) {
                                route.abort("connectionreset");
                            } else {
                                route.resume();
                            }
                        });
        byte[] pdf = Arrays.copyOf(VietnamesePdf.of("Báo cáo dài"), 400_000);
        Arrays.fill(pdf, pdf.length - 200_000, pdf.length, (byte) '\n');
        weak.upload("file", "dai.pdf", pdf).reads("Đã nhận đủ");

        assertThat(pieces.get()).isGreaterThanOrEqualTo(3);
        assertThat(weak.page().inputValue("#symbol")).isEqualTo(SYMBOL);
        weak.close();
    }

    @Test
    void aWrongPinIsToldBesideThePinAndTheRightOneSignsAfterwards() throws IOException {
        byte[] pdf = VietnamesePdf.of("Báo cáo để thử PIN");
        long report =
                steps.draft(
                        "hanh.sxd",
                        new Draft("REPORT", "BC", "72-BC/ĐU", SUBJECT, null, "pin.pdf", pdf));
        secretary.open("/bao-cao/" + report).fill("#pin", "000000").press("#ky-gui");

        secretary.reads("PIN chưa đúng");
        Page page = secretary.page();
        assertThat(page.locator("#pin-l").textContent()).contains("PIN chưa đúng");
        assertThat(page.locator("#pin").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.inputValue("#pin")).isEmpty();
        secretary.fill("#pin", steps.pinOf("bao.sxd")).press("#ky-gui");
        secretary.arrived("/bien-nhan/.+").reads("Đã nhận");
    }

    private void choose(String name, byte[] bytes) {
        clerk.page().setInputFiles("#file-chon", new FilePayload(name, "application/pdf", bytes));
    }

    private void assertFormIsKept() {
        Page page = clerk.page();
        assertThat(page.inputValue("#symbol")).isEqualTo(SYMBOL);
        assertThat(page.inputValue("#issued-date")).isEqualTo("20/11/2026");
        assertThat(page.inputValue("#subject")).isEqualTo(SUBJECT);
    }
}
