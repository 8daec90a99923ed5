package vn.dangvu.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * One person's session with the REST interface. Signs in once, then carries the cookie; says with
 * every request that it comes from the application's own origin, as a browser would.
 *
 * <p>Safe for concurrent use once signed in.
 */
public final class SmokeClient {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String JSON = "application/json";
    private static final String PIECE = "application/offset+octet-stream";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http;
    private final String origin;
    private String cookie = "";

    /**
     * @param origin of the application, without a slash at the end
     */
    public SmokeClient(String origin) {
        this.origin = origin;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
    }

    /**
     * A client whose person is signed in.
     *
     * @throws IOException refused, or no answer
     */
    public static SmokeClient signedIn(String origin, String login, String password)
            throws IOException {
        SmokeClient client = new SmokeClient(origin);
        client.signIn(login, password).granted();
        return client;
    }

    /** Opens a session and keeps its cookie; also answers when it is refused. */
    public SmokeAnswer signIn(String login, String password) throws IOException {
        SmokeAnswer answer = post("/session", Map.of("loginName", login, "password", password));
        answer.headers()
                .firstValue("Set-Cookie")
                .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return answer;
    }

    /** What the browser would send as {@code Cookie}; empty before signing in. */
    public String cookie() {
        return cookie;
    }

    public SmokeAnswer get(String path) throws IOException {
        return send(request(path).GET());
    }

    public SmokeAnswer post(String path, Object body) throws IOException {
        return send("POST", path, body, Map.of());
    }

    public SmokeAnswer put(String path, Object body) throws IOException {
        return send("PUT", path, body, Map.of());
    }

    /** A POST without a body. */
    public SmokeAnswer post(String path) throws IOException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /** A DELETE; without a body, which the server would refuse. */
    public SmokeAnswer delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    /** Any method with a JSON body and further headers. */
    public SmokeAnswer send(String method, String path, Object body, Map<String, String> headers)
            throws IOException {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", JSON)
                        .method(method, BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)));
        headers.forEach(request::setHeader);
        return send(request);
    }

    /**
     * Uploads a whole file in one piece.
     *
     * @return the id of the finished upload
     */
    public String upload(String fileName, byte[] bytes) throws IOException {
        String id = openUpload(fileName, bytes.length).granted().json().path("id").asText();
        piece(id, 0, BodyPublishers.ofByteArray(bytes)).granted();
        return id;
    }

    public SmokeAnswer openUpload(String fileName, long size) throws IOException {
        return post("/uploads", Map.of("fileName", fileName, "size", size));
    }

    public SmokeAnswer piece(String upload, long offset, BodyPublisher bytes) throws IOException {
        return send(
                request("/uploads/" + upload)
                        .header("Content-Type", PIECE)
                        .header("Upload-Offset", Long.toString(offset))
                        .method("PATCH", bytes));
    }

    /** How many bytes of an upload have arrived. */
    public long offset(String upload) throws IOException {
        return send(request("/uploads/" + upload).method("HEAD", BodyPublishers.noBody()))
                .granted()
                .headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow();
    }

    /** A request to {@code /api/v1} + {@code path}, with cookie and origin, to be completed. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + "/api/v1" + path))
                        .timeout(LONGEST)
                        .header("Origin", origin)
                        .header("Accept-Language", "vi");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /**
     * @throws IOException no answer within a minute
     */
    public SmokeAnswer send(HttpRequest.Builder builder) throws IOException {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new SmokeAnswer(
                    request.method() + " " + request.uri().getPath(),
                    answer.statusCode(),
                    answer.headers(),
                    answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The body of a granted GET. */
    public JsonNode read(String path) throws IOException {
        return get(path).granted().json();
    }
}
