package vn.dangvu.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** An answer of the REST interface, whatever its status. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record SmokeAnswer(String request, int status, HttpHeaders headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The body read as JSON; of an empty or foreign one a missing node. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            return JSON.missingNode();
        }
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The stable code of a problem; empty when it is none. */
    public String code() {
        return json().path("code").asText();
    }

    /**
     * Itself, when the request was granted.
     *
     * @throws IOException any status but 2xx; says which and what the body told
     */
    public SmokeAnswer granted() throws IOException {
        if (status / 100 != 2) {
            String told = text();
            throw new IOException(
                    "%s: status %d %s"
                            .formatted(
                                    request,
                                    status,
                                    told.substring(0, Math.min(told.length(), 300))));
        }
        return this;
    }
}
