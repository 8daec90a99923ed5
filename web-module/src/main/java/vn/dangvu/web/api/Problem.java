package vn.dangvu.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.web.frame.Failure;
import vn.dangvu.web.text.Messages;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Problem details of RFC 9457.
 *
 * @param code stable name of the refusal, for programs; the {@code type} is {@code
 *     urn:dangvu:problem:<code>}
 * @param detail what happened and what to do, in the language asked for
 * @param incident number in the log; null when nothing broke
 * @param faults single faults of the input, empty when there are none
 */
public record Problem(
        int status,
        String code,
        String detail,
        String incident,
        Map<String, Object> facts,
        List<Fault> faults) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param field path of the member in the JSON that was sent
     */
    public record Fault(String field, String detail) {}

    public Problem {
        facts = Map.copyOf(facts);
        faults = List.copyOf(faults);
    }

    public static Problem of(Failure failure, Messages messages, Locale locale) {
        String detail = messages.error(failure.code(), failure.facts(), locale);
        return new Problem(
                failure.status(),
                failure.code(),
                detail,
                failure.incident(),
                failure.facts(),
                List.of());
    }

    Problem withFaults(List<Fault> faults) {
        return new Problem(status, code, detail, incident, facts, faults);
    }

    /** English when the client prefers it, else Vietnamese. */
    public static Locale language(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Messages.VIETNAMESE
                : request.getLocale();
    }

    public byte[] toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder(plain(facts));
        json.add("type", "urn:dangvu:problem:" + code)
                .add("title", code)
                .add("status", status)
                .add("detail", detail)
                .add("code", code);
        if (incident != null) {
            json.add("incident", incident);
        }
        if (!faults.isEmpty()) {
            JsonArrayBuilder all = Json.createArrayBuilder();
            faults.forEach(
                    f ->
                            all.add(
                                    Json.createObjectBuilder()
                                            .add("field", f.field())
                                            .add("detail", f.detail())));
            json.add("faults", all);
        }
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Numbers and truth values stay what they are, everything else is text. */
    private static Map<String, Object> plain(Map<String, Object> facts) {
        Map<String, Object> plain = new LinkedHashMap<>();
        facts.forEach(
                (name, fact) ->
                        plain.put(
                                name,
                                fact instanceof Integer
                                                || fact instanceof Long
                                                || fact instanceof Boolean
                                        ? fact
                                        : String.valueOf(fact)));
        return plain;
    }
}
