package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.launcher.Progress;
import vn.dangvu.launcher.Stack;
import vn.dangvu.launcher.StackOptions;
import vn.dangvu.pki.SoftHsm;
import vn.dangvu.system.browser.Chromium;
import vn.dangvu.system.browser.Desk;
import vn.dangvu.system.browser.Inspection;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A new installation: nobody has an account, and the proxy before it speaks TLS. */
class ProductionIT {

    private static final Progress ON_SCREEN = new Progress(System.out);
    private static final String ORIGIN = "https://dangvu.example.vn";
    private static final String PASSWORD = "một câu dài đủ để nhớ";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir Path folder;

    @Test
    @DisplayName("R14 R02: no account but the one that the one-time code makes")
    void theOneTimeCodeMakesTheFirstAdministratorAndNoOtherAccountIsThere() throws Exception {
        boolean full = Boolean.getBoolean("dangvu.full");
        if (!full) {
            System.out.println("Skipped: one more start, in production, is for ./test --full");
        }
        assumeTrue(full, "slow: ./test --full");
        boolean tokens = SoftHsm.installedLibrary().isPresent();
        if (!tokens) {
            System.out.println("Skipped: production needs PKCS#11, and SoftHSM2 is not installed");
        }
        assumeTrue(tokens, "production needs PKCS#11");
        StackOptions options =
                StackOptions.forTest(folder.resolve("data"))
                        .withSettings(Map.of("dangvu.mode", "production", "dangvu.origin", ORIGIN));
        try (Stack stack = Stack.start(options, ON_SCREEN)) {
            assertThat(signIn(stack, "chau.duk", "dangvu-2026-demo").statusCode())
                    .isBetween(400, 499);
            Path file = folder.resolve("data/application/work/set-up-code.txt");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            String code = Files.readString(file).strip();

            assertThat(setUp(stack, "AAAAA-AAAAA").statusCode()).isEqualTo(200);
            HttpResponse<String> made = setUp(stack, code);
            assertThat(made.statusCode()).isIn(302, 303);
            assertThat(made.headers().firstValue("Location").orElseThrow())
                    .endsWith("/dang-nhap?da-thiet-lap=1");

            HttpResponse<String> signedIn = signIn(stack, "quantri.khoi", PASSWORD);
            assertThat(signedIn.statusCode()).isBetween(200, 204);
            assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-dangvu=")
                    .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
            assertThat(signedIn.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(page(stack)).contains("Không còn gì để thiết lập");
            if (Chromium.installed()) {
                opensTheFirstUnits(stack, signedIn.headers().firstValue("Set-Cookie").get());
            }
        }
    }

    /** Nothing is there yet, and each page says what comes first. */
    private static void opensTheFirstUnits(Stack stack, String cookie) {
        Inspection inspection = new Inspection();
        try (Chromium chromium = new Chromium()) {
            Desk administrator = chromium.desk(ORIGIN, inspection);
            administrator.page().route("**/*", route -> behindTheProxy(stack, cookie, route));
            administrator
                    .open("/")
                    .arrived("/quan-tri/to-chuc")
                    .reads("Chưa có đơn vị nào")
                    .look("moi-01-chua-co-don-vi")
                    .follow("Lập Đảng ủy Khối")
                    .arrived("/quan-tri/to-chuc/moi")
                    .fill("#name", "Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh An Hải")
                    .fill("#shortName", "Khối An Hải")
                    .fill("#code", "ĐUK")
                    .fill("#symbol", "ĐUK")
                    .fill("#first-day", "01/01/2026")
                    .look("moi-02-lap-khoi")
                    .press("#luu")
                    .arrived("/quan-tri/to-chuc")
                    .reads("Chưa có tổ chức cơ sở đảng nào")
                    .look("moi-03-chi-co-khoi")
                    .follow("Lập tổ chức đầu tiên")
                    .arrived("/quan-tri/to-chuc/moi")
                    .reads("Trực thuộc Đảng ủy Khối Cơ quan");
            for (String path : List.of("/quan-tri/tai-khoan", "/quan-tri/chi-muc", "/tai-khoan")) {
                administrator.open(path).look("moi-04" + path.replace('/', '-'));
            }
        }
        assertThat(inspection.findings()).isEmpty();
    }

    /**
     * The browser is to believe that it speaks TLS with the public address. It goes where a redirect
     * leads by itself and would not ask here, so a page sends it there.
     */
    private static void behindTheProxy(Stack stack, String cookie, Route route) {
        Map<String, String> headers = new HashMap<>(route.request().allHeaders());
        headers.put("cookie", cookie.substring(0, cookie.indexOf(';')));
        APIResponse answer =
                route.fetch(
                        new Route.FetchOptions()
                                .setUrl(route.request().url().replace(ORIGIN, stack.url()))
                                .setHeaders(headers)
                                .setMaxRedirects(0));
        String onward = answer.headers().get("location");
        if (onward == null) {
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
        } else {
            route.fulfill(
                    new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<script>location.replace('" + onward + "')</script>"));
        }
    }

    private HttpResponse<String> signIn(Stack stack, String login, String password)
            throws Exception {
        String body = "{\"loginName\":\"%s\",\"password\":\"%s\"}".formatted(login, password);
        return send(
                request(stack, "/api/v1/session")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Fills in the form as it came and presses its button. */
    private HttpResponse<String> setUp(Stack stack, String code) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input =
                Pattern.compile("<input[^>]*type=\"(?:hidden|submit)\"[^>]*>").matcher(page(stack));
        while (input.find()) {
            fields.put(attribute(input.group(), "name"), attribute(input.group(), "value"));
        }
        fields.putAll(
                Map.of(
                        "ma", code,
                        "ho-ten", "Nguyễn Thị Quản",
                        "ten", "quantri.khoi",
                        "mk", PASSWORD,
                        "mk-lai", PASSWORD));
        String body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(stack, "/thiet-lap")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String page(Stack stack) throws Exception {
        return send(request(stack, "/thiet-lap").GET()).body();
    }

    private static HttpRequest.Builder request(Stack stack, String path) {
        return HttpRequest.newBuilder(URI.create(stack.url() + path)).header("Origin", ORIGIN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
