package vn.dangvu.audit;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

import java.util.Map;
import java.util.TreeMap;

/** The facts of an event as canonical JSON: keys sorted, numbers plain, everything else text. */
final class Facts {
    private Facts() {}

    static String json(Map<String, Object> facts) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        new TreeMap<>(facts)
                .forEach(
                        (key, value) -> {
                            if (value instanceof Integer || value instanceof Long) {
                                object.add(key, ((Number) value).longValue());
                            } else {
                                object.add(key, String.valueOf(value));
                            }
                        });
        return object.build().toString();
    }
}
