package vn.dangvu.signing.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A PDF object (ISO 32000-1 §7.3). Immutable. */
public sealed interface PdfObject {

    PdfObject NULL = new Null();

    /** The null object; also what a missing object resolves to. */
    record Null() implements PdfObject {}

    record Bool(boolean value) implements PdfObject {}

    /** A number as it was written. */
    record Num(String raw) implements PdfObject {
        private static final double EXACT = 1L << 53;

        public static Num of(long value) {
            return new Num(Long.toString(value));
        }

        /** The value, or -1 for a number that is no integer within long. */
        public long asLong() {
            try {
                return Long.parseLong(raw.startsWith("+") ? raw.substring(1) : raw);
            } catch (NumberFormatException e) {
                return (long) asDouble() == asDouble() ? (long) asDouble() : -1;
            }
        }

        public double asDouble() {
            try {
                return Double.parseDouble(raw);
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        public boolean isInteger() {
            return raw.indexOf('.') < 0;
        }

        // programs write the same number differently when they copy an object: 595 and 595.0
        @Override
        public boolean equals(Object other) {
            return other instanceof Num num
                    && (raw.equals(num.raw)
                            || (Math.abs(asDouble()) < EXACT && asDouble() == num.asDouble()));
        }

        @Override
        public int hashCode() {
            return Double.hashCode(asDouble());
        }
    }

    /** A name; bytes as ISO 8859-1 characters, escapes resolved. */
    record Name(String value) implements PdfObject {}

    record Ref(int number, int generation) implements PdfObject {}

    /** A string and where its token stands; -1 when it was not read from the file itself. */
    final class Text implements PdfObject {
        private final byte[] bytes;
        private final long start;
        private final long end;
        private final boolean hexadecimal;

        /** Takes the bytes over. */
        Text(byte[] bytes, long start, long end, boolean hexadecimal) {
            this.bytes = bytes;
            this.start = start;
            this.end = end;
            this.hexadecimal = hexadecimal;
        }

        /** A text string: ASCII as it is, anything else in UTF-16 (ISO 32000-1 §7.9.2.2). */
        public static Text of(String value) {
            boolean ascii = true;
            for (int i = 0; i < value.length(); i++) {
                ascii &= value.charAt(i) >= 32 && value.charAt(i) < 127;
            }
            byte[] bytes =
                    ascii
                            ? value.getBytes(StandardCharsets.US_ASCII)
                            : ("\uFEFF" + value).getBytes(StandardCharsets.UTF_16BE);
            return new Text(bytes, -1, -1, !ascii);
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        /** Whether it is this value with nothing but zeros behind it. */
        public boolean holds(byte[] value) {
            if (bytes.length < value.length
                    || !Arrays.equals(bytes, 0, value.length, value, 0, value.length)) {
                return false;
            }
            for (int i = value.length; i < bytes.length; i++) {
                if (bytes[i] != 0) {
                    return false;
                }
            }
            return true;
        }

        public long start() {
            return start;
        }

        /** First byte after the token. */
        public long end() {
            return end;
        }

        public boolean hexadecimal() {
            return hexadecimal;
        }

        /** As a text string. */
        public String string() {
            if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
                return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
            }
            if (bytes.length >= 3
                    && bytes[0] == (byte) 0xEF
                    && bytes[1] == (byte) 0xBB
                    && bytes[2] == (byte) 0xBF) {
                return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text text && Arrays.equals(text.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    record Array(List<PdfObject> items) implements PdfObject {
        public Array {
            items = Collections.unmodifiableList(items);
        }

        public static Array of(PdfObject... items) {
            return new Array(List.of(items));
        }

        public Array plus(PdfObject item) {
            List<PdfObject> more = new ArrayList<>(items);
            more.add(item);
            return new Array(more);
        }
    }

    record Dict(Map<String, PdfObject> entries) implements PdfObject {
        public Dict {
            entries = Collections.unmodifiableMap(entries);
        }

        public static Dict empty() {
            return new Dict(Map.of());
        }

        /** The entry, or {@link #NULL}. */
        public PdfObject get(String key) {
            return entries.getOrDefault(key, NULL);
        }

        public boolean has(String key) {
            return entries.containsKey(key) && !(entries.get(key) instanceof Null);
        }

        public Dict with(String key, PdfObject value) {
            Map<String, PdfObject> more = new LinkedHashMap<>(entries);
            more.put(key, value);
            return new Dict(more);
        }

        public Dict without(String key) {
            Map<String, PdfObject> fewer = new LinkedHashMap<>(entries);
            fewer.remove(key);
            return new Dict(fewer);
        }

        /** The name under a key; empty when there is none. */
        public String name(String key) {
            return get(key) instanceof Name name ? name.value() : "";
        }
    }

    /**
     * A stream: its dictionary and where its raw bytes lie.
     *
     * @param owner the object it is, which the key of an encrypted file depends on
     */
    record Stream(Dict dict, PdfBytes source, long start, long length, Ref owner)
            implements PdfObject {}
}
