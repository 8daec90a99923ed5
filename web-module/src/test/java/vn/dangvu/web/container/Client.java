package vn.dangvu.web.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Stream;

/** A browser's or program's view of the running application, redirects not followed. */
final class Client {
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private String cookie = "";

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** A form sent by one of our own pages. */
    HttpResponse<String> form(String path, String body) {
        return send(
                "POST",
                path,
                body,
                "Origin",
                Surroundings.origin(),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** JSON sent by a program. */
    HttpResponse<String> json(String method, String path, String body) {
        return send(method, path, body, "X-Dangvu", "1", "Content-Type", "application/json");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Surroundings.origin() + path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        String[] all =
                cookie.isEmpty()
                        ? headers
                        : Stream.concat(Stream.of("Cookie", cookie), Arrays.stream(headers))
                                .toArray(String[]::new);
        if (all.length > 0) {
            request.headers(all);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new java.io.UncheckedIOException(lost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** Signs in as one of the demonstration and keeps the cookie. */
    HttpResponse<String> signIn(String loginName) {
        HttpResponse<String> answer =
                json(
                        "POST",
                        "/api/v1/session",
                        "{\"loginName\":\"" + loginName + "\",\"password\":\"dangvu-2026-demo\"}");
        cookie = setCookie(answer).replaceAll(";.*", "");
        return answer;
    }

    static String setCookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
