package vn.dangvu.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * {@code ./bench web}: requests a second of pages against the cheapest answer there is ({@code
 * ping}), on a stack of its own with the demonstration's data.
 */
final class WebBench {

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 5;
    private static final Pattern LOADED =
            Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:css|m?js)(?:\\?[^\"]*)?)\"");
    private static final String PASSWORD = "dangvu-2026-demo";

    private final Progress progress = new Progress(System.err);
    private final boolean quick;

    private WebBench(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] arguments) throws Exception {
        int status = 0;
        try {
            new WebBench(Arrays.asList(arguments).contains("--quick")).run();
        } catch (StartFailure e) {
            System.err.println("./bench web: " + e.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("dangvu-bench");
        StackOptions options = StackOptions.forTest(folder.resolve("data")).withFullCompilation();
        try (Stack stack = Stack.start(options, progress)) {
            measure(stack);
        } finally {
            DataFolder.delete(folder);
        }
    }

    /** All cases in every round, so that a disturbance of the machine hits all of them. */
    private void measure(Stack stack) throws Exception {
        HttpClient client = signedIn(stack);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("ping", "/health/live");
        pages.put("search-page", "/tra-cuu");
        pages.put("inbox-page", "/viec-can-lam");
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        Duration span = Duration.ofSeconds(quick ? 2 : 10);
        for (String page : pages.values()) {
            requestsPerSecond(client, stack.url() + page, span);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                double rate = requestsPerSecond(client, stack.url() + page.getValue(), span);
                rates.computeIfAbsent(page.getKey(), k -> new ArrayList<>()).add(rate);
            }
        }
        double ping = median(rates.get("ping"));
        rates.forEach((name, all) -> print(name, median(all), ping));
        searchHit(client, stack);
        pages.put("sign-in-page", "/dang-nhap");
        pages.remove("ping");
        for (Map.Entry<String, String> page : pages.entrySet()) {
            weight(client, stack.url(), page.getKey(), page.getValue());
        }
    }

    /** What a first visit loads, fonts and pictures aside: page, styles and scripts, by gzip. */
    private static void weight(HttpClient client, String origin, String name, String path)
            throws Exception {
        byte[] page = bytes(client, origin + path);
        long weight = gzipped(page);
        String html = new String(page, StandardCharsets.UTF_8);
        Matcher part = LOADED.matcher(html);
        while (part.find()) {
            weight += gzipped(bytes(client, origin + part.group(1)));
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "web");
        line.put("case", "weight-" + name);
        line.put("value", rounded(weight / 1024.0));
        line.put("unit", "KB");
        System.out.println(Json.object(line));
    }

    private static byte[] bytes(HttpClient client, String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(url + " answers with status " + answer.statusCode());
        }
        return answer.body();
    }

    private static long gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.size();
    }

    /** One search after the other, against what Elasticsearch says it took itself. */
    private void searchHit(HttpClient client, Stack stack) throws Exception {
        String word = new SmokeJob(stack.url(), stack.signers()).run().word();
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        stack.url()
                                                + "/api/v1/search?q="
                                                + URLEncoder.encode(word, StandardCharsets.UTF_8)))
                        .build();
        List<Double> whole = new ArrayList<>();
        List<Double> elasticsearch = new ArrayList<>();
        int searches = quick ? 100 : 500;
        for (int i = -searches; i < searches; i++) {
            long begin = System.nanoTime();
            String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            double millis = (System.nanoTime() - begin) / 1e6;
            if (i >= 0) {
                whole.add(millis);
                elasticsearch.add(
                        new ObjectMapper().readTree(answer).path("tookMillis").asDouble());
            }
        }
        double took = median(elasticsearch);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "web");
        line.put("case", "search-hit");
        line.put("value", rounded(median(whole)));
        line.put("unit", "ms");
        line.put("limit", "elasticsearch-took");
        line.put("limit_value", rounded(took));
        if (took > 0) {
            line.put("ratio_to_limit", rounded(median(whole) / took));
        }
        if (quick) {
            line.put("quick", true);
        }
        line.put("n", searches);
        System.out.println(Json.object(line));
    }

    private void print(String name, double rate, double ping) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "web");
        line.put("case", name);
        line.put("value", rounded(rate));
        line.put("unit", "requests/s");
        if (!name.equals("ping")) {
            line.put("limit", "ping");
            line.put("limit_value", rounded(ping));
            line.put("ratio_to_limit", rounded(rate / ping));
        }
        if (quick) {
            line.put("quick", true);
        }
        line.put("n", ROUNDS);
        System.out.println(Json.object(line));
    }

    private static double requestsPerSecond(HttpClient client, String url, Duration span)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            Instant end = Instant.now().plus(span);
            List<Callable<Integer>> loops = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                loops.add(() -> loop(client, url, end));
            }
            long begin = System.nanoTime();
            int answers = 0;
            for (Future<Integer> loop : threads.invokeAll(loops)) {
                answers += loop.get();
            }
            return answers / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int loop(HttpClient client, String url, Instant end)
            throws IOException, InterruptedException {
        int answers = 0;
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        while (Instant.now().isBefore(end)) {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException(url + " answers with status " + status);
            }
            answers++;
        }
        return answers;
    }

    private static HttpClient signedIn(Stack stack) throws Exception {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                        .build();
        String login =
                stack.signers().stream()
                        .map(signer -> signer.login())
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElseThrow();
        String body = Json.object(Map.of("loginName", login, "password", PASSWORD));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stack.url() + "/api/v1/session"))
                        .header("Content-Type", "application/json")
                        .header("X-Dangvu", "bench")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status >= 300) {
            throw new IOException("Signing in as " + login + " answers with status " + status);
        }
        return client;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
