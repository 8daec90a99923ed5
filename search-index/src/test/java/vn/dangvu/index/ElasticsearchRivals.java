package vn.dangvu.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What others would do in Elasticsearch: one field, analysed as it comes or only folded. */
final class ElasticsearchRivals implements AutoCloseable {

    private static final String INDEX = "/rivals";

    private static final String DEFINITION =
            """
            {"settings": {"number_of_replicas": 0, "analysis": {"analyzer": {
               "folded": {"type": "custom", "tokenizer": "standard", "filter": ["dangvu_fold"]}}}},
             "mappings": {"properties": {"standard": {"type": "text", "analyzer": "standard"},
               "folded": {"type": "text", "analyzer": "folded"}}}}
            """;

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    ElasticsearchRivals(URI server, List<LawPassages.Passage> passages)
            throws IOException, InterruptedException {
        this.server = server;
        send("PUT", INDEX, DEFINITION);
        StringBuilder bulk = new StringBuilder();
        for (LawPassages.Passage passage : passages) {
            bulk.append("{\"index\":{\"_id\":\"").append(passage.id()).append("\"}}\n");
            bulk.append(
                            json.writeValueAsString(
                                    Map.of("standard", passage.text(), "folded", passage.text())))
                    .append('\n');
        }
        send("POST", INDEX + "/_bulk?refresh=true", bulk.toString());
    }

    /** Best first, in one of the fields {@code standard} and {@code folded}. */
    List<Long> find(String field, String text) throws IOException, InterruptedException {
        String query =
                json.writeValueAsString(Map.of("query", Map.of("match", Map.of(field, text))));
        List<Long> found = new ArrayList<>();
        for (JsonNode hit : send("POST", INDEX + "/_search", query).at("/hits/hits")) {
            found.add(hit.get("_id").asLong());
        }
        return found;
    }

    private JsonNode send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(response.body());
        }
        return json.readTree(response.body());
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", INDEX, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
