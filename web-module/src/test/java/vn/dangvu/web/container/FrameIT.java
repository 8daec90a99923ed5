package vn.dangvu.web.container;

import static org.assertj.core.api.Assertions.assertThat;

import static vn.dangvu.web.container.Client.header;
import static vn.dangvu.web.container.Client.setCookie;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContainerInitializer;

import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import vn.dangvu.platform.HealthService;
import vn.dangvu.web.frame.Pages;

import java.io.File;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The frame around all pages and resources, in the real WAR on Payara Micro with PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class FrameIT {
    @Deployment
    static WebArchive application() {
        JavaArchive door =
                ShrinkWrap.create(JavaArchive.class, "runner-door.jar")
                        .addClasses(RunnerDoor.class, Client.class)
                        .addAsServiceProvider(ServletContainerInitializer.class, RunnerDoor.class);
        return ShrinkWrap.create(ZipImporter.class, "dangvu.war")
                .importFrom(new File(System.getProperty("dangvu.war")))
                .as(WebArchive.class)
                .addAsLibrary(door)
                .addAsLibraries(jarOf(Assertions.class), jarOf(ParameterizedTest.class));
    }

    /** What this class itself needs when it runs inside. */
    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    @Inject Pages pages;
    @Inject HealthService health;

    @Test
    void theBeansOfTheApplicationAreThere() {
        assertThat(pages.exists("/dang-nhap")).isTrue();
        assertThat(health.ready()).isTrue();
    }

    @Test
    @RunAsClient
    @DisplayName("R11: the session cookie is HttpOnly, SameSite and for the whole host only")
    void sessionCookie() {
        String cookie = setCookie(new Client().signIn("hanh.sxd"));
        assertThat(cookie).matches("dangvu=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    @RunAsClient
    @DisplayName("R15: forms and scripts of other sites change nothing, on pages nor in REST")
    void otherSitesAreRefused() {
        Client client = new Client();
        client.signIn("hanh.sxd");
        for (String path : List.of("/tai-khoan", "/dang-nhap", "/dang-xuat", "/co-chu")) {
            assertThat(
                            client.send("POST", path, "a=b", "Origin", "https://evil.example")
                                    .statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(client.send("POST", path, "a=b").statusCode()).as(path).isEqualTo(403);
        }
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            HttpResponse<String> refused =
                    client.send(
                            method,
                            "/api/v1/session",
                            "{}",
                            "X-Dangvu",
                            "1",
                            "Sec-Fetch-Site",
                            "cross-site");
            assertThat(refused.statusCode()).as(method).isEqualTo(403);
            assertThat(refused.body()).contains("request.cross-site");
        }
        assertThat(client.get("/api/v1/session").statusCode()).as("still signed in").isEqualTo(200);
    }

    @ParameterizedTest
    @RunAsClient
    @DisplayName("R16 R17 R20: every answer carries the headers, errors and REST too")
    @ValueSource(
            strings = {
                "/dang-nhap",
                "/khong-co-trang-nay",
                "/tai-khoan",
                "/api/v1/session",
                "/api/v1/khong-co",
                "/health/live",
                "/favicon.ico",
                "/WEB-INF/web.xml",
                "/dang-nhap;jsessionid=1"
            })
    void headers(String path) {
        HttpResponse<String> answer = new Client().get(path);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().map())
                .doesNotContainKeys("x-powered-by", "access-control-allow-origin");
        assertThat(setCookie(answer)).as("no container session").isEmpty();
    }

    @Test
    @RunAsClient
    @DisplayName("R16: every script of a page carries this answer's own nonce; no inline style")
    void nonces() {
        Client client = new Client();
        client.signIn("hanh.sxd");
        HttpResponse<String> first = client.get("/tai-khoan");
        Matcher nonce =
                Pattern.compile("'nonce-([^']+)'")
                        .matcher(header(first, "Content-Security-Policy"));
        assertThat(nonce.find()).isTrue();
        Matcher script = Pattern.compile("<script([^>]*)>").matcher(first.body());
        assertThat(script.find()).isTrue();
        do {
            assertThat(script.group(1)).contains("nonce=\"" + nonce.group(1) + "\"");
        } while (script.find());
        assertThat(first.body()).doesNotContain(" style=").doesNotContain("onclick=");
        assertThat(header(client.get("/tai-khoan"), "Content-Security-Policy"))
                .isNotEqualTo(header(first, "Content-Security-Policy"));
    }

    @Test
    @RunAsClient
    @DisplayName("R20: pages of a session are not stored, static files are kept for ever")
    void caching() {
        Client client = new Client();
        client.signIn("hanh.sxd");
        HttpResponse<String> page = client.get("/tai-khoan");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        Matcher sheet = Pattern.compile("href=\"(/tinh/[0-9a-f]+/look.css)\"").matcher(page.body());
        assertThat(sheet.find()).isTrue();
        HttpResponse<String> css = client.get(sheet.group(1), "Accept-Encoding", "gzip");
        assertThat(header(css, "Cache-Control")).contains("immutable");
        assertThat(header(css, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(css, "Content-Type")).startsWith("text/css");
    }

    @Test
    @RunAsClient
    @DisplayName("R21: what breaks shows an incident number and nothing of its inside")
    void errors() {
        HttpResponse<String> broken =
                new Client().json("POST", "/api/v1/session", "{\"loginName\": [1, {\"a\": ");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(header(broken, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(broken.body()).doesNotContain("Exception").doesNotContain("vn.dangvu");
        HttpResponse<String> odd = new Client().get("/dang-nhap?%C0%AF=%00&ve=%0d%0aX:%201");
        assertThat(odd.body()).doesNotContain("Exception").doesNotContain("at vn.dangvu");
    }

    @Test
    @RunAsClient
    @DisplayName("R69: members that nobody asked for are refused")
    void unknownMembers() {
        HttpResponse<String> answer =
                new Client()
                        .json(
                                "POST",
                                "/api/v1/session",
                                "{\"loginName\":\"a\",\"password\":\"b\",\"administrator\":true}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("request.unknown-member")
                .contains("“administrator”")
                .doesNotContain("vn.dangvu.web");
    }

    @ParameterizedTest
    @RunAsClient
    @DisplayName("R70: nothing of the server is public")
    @ValueSource(
            strings = {
                "/metrics",
                "/health",
                "/openapi",
                "/openapi.json",
                "/WEB-INF/pages/tai-khoan.xhtml",
                "/pages/tai-khoan.xhtml",
                "/tai-khoan.xhtml",
                "/jakarta.faces.resource/faces.js.xhtml?ln=jakarta.faces",
                "/loi",
                "/api/v1/application.wadl"
            })
    void serverSurface(String path) {
        int expected = path.startsWith("/api/") ? 401 : 404;
        assertThat(new Client().get(path).statusCode()).isEqualTo(expected);
    }

    @Test
    @RunAsClient
    @DisplayName("R70: TRACE and other methods are refused; health tells only up or down")
    void methodsAndHealth() {
        Client client = new Client();
        assertThat(client.send("TRACE", "/dang-nhap", null).statusCode()).isEqualTo(405);
        assertThat(client.send("OPTIONS", "/dang-nhap", null).statusCode()).isEqualTo(405);
        assertThat(client.get("/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(client.get("/api/v1/openapi.yaml").statusCode()).isEqualTo(401);
        client.signIn("hanh.sxd");
        assertThat(client.get("/api/v1/openapi.yaml").statusCode()).isEqualTo(200);
    }

    @Test
    @RunAsClient
    void withoutSessionPagesLeadToSignInAndBack() {
        HttpResponse<String> answer = new Client().get("/tai-khoan?a=1");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo("/dang-nhap?ve=%2Ftai-khoan%3Fa%3D1");
    }

    @Test
    @RunAsClient
    void signingInByTheFormSetsTheCookieAndGoesOn() {
        Client client = new Client();
        HttpResponse<String> wrong = client.form("/dang-nhap", form("hanh.sxd", "sai"));
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(wrong.body()).contains("Tên đăng nhập hoặc mật khẩu chưa đúng");
        assertThat(setCookie(wrong)).isEmpty();
        HttpResponse<String> right =
                client.form("/dang-nhap?ve=%2Ftai-khoan", form("hanh.sxd", "dangvu-2026-demo"));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(header(right, "Location")).isEqualTo("/tai-khoan");
        assertThat(setCookie(right)).startsWith("dangvu=");
    }

    @Test
    @RunAsClient
    void signInNeverLeadsToAnotherSite() {
        HttpResponse<String> right =
                new Client()
                        .form(
                                "/dang-nhap?ve=https%3A%2F%2Fevil.example",
                                form("hanh.sxd", "dangvu-2026-demo"));
        assertThat(header(right, "Location")).isEqualTo("/");
    }

    @Test
    @RunAsClient
    void anUploadGoesOnWhereItStopped() {
        Client client = new Client();
        client.signIn("hanh.sxd");
        HttpResponse<String> opened =
                client.json("POST", "/api/v1/uploads", "{\"fileName\":\"Báo cáo.pdf\",\"size\":9}");
        assertThat(opened.statusCode()).isEqualTo(201);
        String upload =
                "/api/v1/uploads/" + opened.body().replaceAll(".*\"id\":\"(\\w+)\".*", "$1");
        assertThat(header(piece(client, upload, 0, "%PDF-"), "Upload-Offset")).isEqualTo("5");
        HttpResponse<String> wrong = piece(client, upload, 2, "1.7\n");
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(header(wrong, "Upload-Offset")).isEqualTo("5");
        assertThat(header(client.send("HEAD", upload, null), "Upload-Offset")).isEqualTo("5");
        assertThat(header(piece(client, upload, 5, "1.7\n"), "Upload-Offset")).isEqualTo("9");
        Client other = new Client();
        other.signIn("chau.duk");
        assertThat(other.send("HEAD", upload, null).statusCode()).as("R24").isEqualTo(404);
        assertThat(client.json("DELETE", upload, null).statusCode()).isEqualTo(204);
        assertThat(client.send("HEAD", upload, null).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> piece(
            Client client, String upload, int offset, String text) {
        return client.send(
                "PATCH",
                upload,
                text,
                "X-Dangvu",
                "1",
                "Content-Type",
                "application/offset+octet-stream",
                "Upload-Offset",
                String.valueOf(offset));
    }

    private static String form(String name, String password) {
        return "dang-nhap=dang-nhap&ten="
                + name
                + "&mk="
                + password
                + "&vao=%C4%90%C4%83ng+nh%E1%BA%ADp&jakarta.faces.ViewState=stateless";
    }
}
