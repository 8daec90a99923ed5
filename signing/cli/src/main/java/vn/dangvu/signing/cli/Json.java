package vn.dangvu.signing.cli;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;

/** Writes records, maps, lists and plain values as JSON (RFC 8259). */
final class Json {

    private Json() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            out.append(value);
        } else if (value instanceof Record plain) {
            writeRecord(plain, out);
        } else if (value instanceof Map<?, ?> map) {
            String gap = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(gap);
                text(String.valueOf(entry.getKey()), out);
                out.append(':');
                write(entry.getValue(), out);
                gap = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Iterable<?> items) {
            String gap = "";
            out.append('[');
            for (Object item : items) {
                out.append(gap);
                write(item, out);
                gap = ",";
            }
            out.append(']');
        } else {
            text(String.valueOf(value), out);
        }
    }

    private static void writeRecord(Record value, StringBuilder out) {
        String gap = "{";
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            out.append(gap);
            text(component.getName(), out);
            out.append(':');
            try {
                write(component.getAccessor().invoke(value), out);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a public record", e);
            }
            gap = ",";
        }
        out.append('}');
    }

    private static void text(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 32) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
