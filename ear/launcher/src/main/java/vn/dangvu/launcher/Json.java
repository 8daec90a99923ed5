package vn.dangvu.launcher;

import java.util.Map;
import java.util.stream.Collectors;

/** One flat JSON object on a line (RFC 8259). */
final class Json {

    private Json() {}

    /** Numbers and booleans as they are, everything else as text. */
    static String object(Map<String, ?> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ":" + value(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        boolean bare = value instanceof Number || value instanceof Boolean;
        return bare ? value.toString() : text(String.valueOf(value));
    }

    private static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
