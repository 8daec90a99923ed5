package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;
import vn.dangvu.system.browser.Chromium;
import vn.dangvu.system.browser.Desk;
import vn.dangvu.system.browser.Inspection;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

/** People set what their signatures show, and documents show it. */
@Order(6)
@ExtendWith(WholeSystem.class)
@EnabledIf("vn.dangvu.system.browser.Chromium#installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureImagesIT {
    private static final String SECRETARY = "trang.btctu";
    private static final String CLERK = "lam.btctu";
    private static final String SEAL_KEEPER = "chau.duk";
    private static final String HAND = "/tai-khoan/hinh-chu-ky";
    private static final String SEAL = "/tai-khoan/hinh-con-dau?don-vi=1";

    private final Inspection inspection = new Inspection();
    private WholeSystem.Running system;
    private Chromium chromium;

    @BeforeAll
    void openBrowser(WholeSystem.Running running) {
        system = running;
        chromium = new Chromium();
    }

    @AfterAll
    void closeBrowser() {
        chromium.close();
    }

    private Desk as(String login) {
        return chromium.desk(system.stack().url(), inspection).signIn(login, SmokeSteps.PASSWORD);
    }

    private static byte[] drawn(int width, boolean transparent) throws IOException {
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, width / 2, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.setStroke(new BasicStroke(5));
        graphics.drawArc(10, 10, width - 20, width / 2 - 20, 30, 290);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static BufferedImage image(byte[] answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer));
    }

    private static Desk send(Desk desk, String field, byte[] png, String button) {
        return desk.upload(field, "hinh.png", png).press(button);
    }

    @Test
    void aPersonReplacesAndRemovesTheOwnImageAndSeesWhyOneIsNotTaken() throws Exception {
        Desk secretary = as(SECRETARY).open("/tai-khoan").reads("Hình chữ ký");
        send(secretary, "hinh-chu-ky", drawn(300, false), "#luu-ky")
                .reads("Nền ảnh chưa trong suốt")
                .look("60-hinh-chu-ky-bi-tu-choi");
        send(secretary, "hinh-chu-ky", drawn(300, true), "#luu-ky").reads("Đã lưu hình");
        assertThat(image(secretary.download(HAND)).getWidth()).isBetween(250, 290);
        send(secretary, "hinh-chu-ky", drawn(500, true), "#luu-ky").reads("Đã lưu hình");
        assertThat(image(secretary.download(HAND)).getWidth()).isBetween(440, 490);
        secretary.look("61-hinh-chu-ky");

        secretary.press("summary:has-text('Gỡ hình chữ ký')").look("62-go-hinh-chu-ky");
        secretary.press("#go-ky").reads("Đã gỡ hình").reads("Chưa có hình");
        assertThat(image(secretary.download(HAND))).isNull();
        assertThat(inspection.findings()).isEmpty();
    }

    @Test
    void nobodyGetsTheImageOfAnother() throws Exception {
        Desk keeper = as(SEAL_KEEPER).open("/tai-khoan").reads("Hình con dấu");
        assertThat(image(keeper.download(SEAL))).isNotNull();
        assertThat(image(keeper.download(HAND))).as("has none").isNull();
        keeper.look("63-hinh-con-dau").close();

        for (String other : List.of(SECRETARY, "quantri.duk", "thanh.duk", CLERK)) {
            Desk desk = as(other).open("/tai-khoan");
            assertThat(image(desk.download(SEAL))).as(other).isNull();
            assertThat(desk.page().locator("#hinh-con-dau").count()).as(other).isZero();
            desk.close();
        }
        Desk stranger = chromium.desk(system.stack().url(), inspection);
        assertThat(image(stranger.download(HAND))).isNull();
        assertThat(image(stranger.download(SEAL))).isNull();
        stranger.close();
    }

    @Test
    void withoutAnImageTheSignatureIsText() throws Exception {
        Desk secretary = as(SECRETARY).open("/tai-khoan");
        Page page = secretary.page();
        if (page.locator("#go-ky").count() > 0) {
            secretary.press("summary:has-text('Gỡ hình chữ ký')").press("#go-ky");
            secretary.reads("Đã gỡ hình");
        }
        assertThat(shown("Báo cáo ký bằng chữ")).containsExactly(COSName.FONT);

        send(secretary, "hinh-chu-ky", drawn(400, true), "#luu-ky").reads("Đã lưu hình");
        assertThat(shown("Báo cáo ký có hình")).containsExactly(COSName.XOBJECT);
    }

    /** Of what the signature on a fresh report is drawn: letters or an image. */
    private List<COSName> shown(String subject) throws IOException {
        SmokeSteps steps = system.steps();
        long report = steps.draft(CLERK, Draft.report(subject, null, VietnamesePdf.of(subject)));
        steps.sign(SECRETARY, report);
        byte[] file = steps.as(CLERK).get("/documents/" + report + "/content").granted().body();
        try (PDDocument document = Loader.loadPDF(file)) {
            List<PDAnnotation> shown = document.getPage(0).getAnnotations();
            assertThat(shown).hasSize(1);
            PDRectangle place = shown.get(0).getRectangle();
            assertThat(place.getWidth()).isGreaterThan(100);
            assertThat(place.getLowerLeftX()).as("to the right").isGreaterThan(297);
            COSDictionary drawn =
                    shown.get(0).getNormalAppearanceStream().getResources().getCOSObject();
            return List.copyOf(drawn.keySet());
        }
    }
}
