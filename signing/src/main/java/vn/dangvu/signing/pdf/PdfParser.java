package vn.dangvu.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads objects from bytes at a place (ISO 32000-1 §7.2 and §7.3). */
final class PdfParser {

    private static final int DEEPEST = 100;
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final int LONGEST_TOKEN = 512;
    private static final int LONGEST_NUMBER = 18;
    private static final int LONGEST_STRING = 32 << 20;

    private static final byte[] HEX = new byte[256];
    private static final boolean[] BOUNDARY = new boolean[256];

    static {
        for (int c = 0; c < HEX.length; c++) {
            HEX[c] = (byte) Character.digit(c, 16);
            BOUNDARY[c] = isSpace(c) || "()<>[]{}/%".indexOf(c) >= 0;
        }
    }

    private final PdfBytes bytes;
    private final boolean inFile;
    long position;
    private int elements;
    private boolean contradicts;

    PdfParser(PdfBytes bytes, long position, boolean inFile) {
        this.bytes = bytes;
        this.position = position;
        this.inFile = inFile;
    }

    PdfObject object() throws PdfSyntaxException {
        return object(0);
    }

    private PdfObject object(int depth) throws PdfSyntaxException {
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new PdfSyntaxException(
                    PdfSyntaxException.Kind.TOO_COMPLEX, "object nested too deep or too large");
        }
        skipSpace();
        int c = bytes.at(position);
        return switch (c) {
            case '/' -> name();
            case '(' -> literal();
            case '[' -> array(depth);
            case '<' -> bytes.at(position + 1) == '<' ? dictionary(depth) : hexadecimal();
            case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    numberOrReference();
            default -> keyword();
        };
    }

    /** How many objects were read so far, one in another. */
    int elements() {
        return elements;
    }

    /** Whether a dictionary read so far has two values under one key (ISO 32000-1 §7.3.7). */
    boolean contradicts() {
        return contradicts;
    }

    private PdfObject keyword() throws PdfSyntaxException {
        long start = position;
        String word = token();
        return switch (word) {
            case "true" -> new PdfObject.Bool(true);
            case "false" -> new PdfObject.Bool(false);
            case "null" -> PdfObject.NULL;
            default -> throw new PdfSyntaxException("no object at " + start);
        };
    }

    private PdfObject numberOrReference() throws PdfSyntaxException {
        String first = number();
        if (!digits(first)) {
            return new PdfObject.Num(first);
        }
        long after = position;
        skipSpace();
        if (isDigit(bytes.at(position))) {
            String second = token();
            if (digits(second)) {
                skipSpace();
                if (bytes.at(position) == 'R' && isBoundary(bytes.at(position + 1))) {
                    position++;
                    return new PdfObject.Ref(integer(first), integer(second));
                }
            }
        }
        position = after;
        return new PdfObject.Num(first);
    }

    private String number() throws PdfSyntaxException {
        String raw = token();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean sign = c == '+' || c == '-';
            if (!isDigit(c) && c != '.' && !sign) {
                throw new PdfSyntaxException("no number at " + position);
            }
        }
        return raw;
    }

    private PdfObject.Name name() throws PdfSyntaxException {
        long start = ++position;
        int c = bytes.at(position);
        while (!isBoundary(c) && c != '#' && position - start <= LONGEST_TOKEN) {
            c = bytes.at(++position);
        }
        String plain = text(start);
        return c == '#' ? escapedName(plain) : new PdfObject.Name(plain);
    }

    private PdfObject.Name escapedName(String beginning) throws PdfSyntaxException {
        StringBuilder value = new StringBuilder(beginning);
        while (!isBoundary(bytes.at(position))) {
            int c = bytes.at(position++);
            int high = hex(bytes.at(position));
            int low = hex(bytes.at(position + 1));
            if (c == '#' && high >= 0 && low >= 0) {
                c = high * 16 + low;
                position += 2;
            }
            value.append((char) c);
            if (value.length() > LONGEST_TOKEN) {
                throw new PdfSyntaxException("name too long");
            }
        }
        return new PdfObject.Name(value.toString());
    }

    private PdfObject.Array array(int depth) throws PdfSyntaxException {
        position++;
        List<PdfObject> items = new ArrayList<>();
        while (true) {
            skipSpace();
            if (bytes.at(position) == ']') {
                position++;
                return new PdfObject.Array(items);
            }
            items.add(object(depth + 1));
        }
    }

    private PdfObject.Dict dictionary(int depth) throws PdfSyntaxException {
        position += 2;
        Map<String, PdfObject> entries = new LinkedHashMap<>();
        while (true) {
            skipSpace();
            int c = bytes.at(position);
            if (c == '>' && bytes.at(position + 1) == '>') {
                position += 2;
                return new PdfObject.Dict(entries);
            }
            if (c != '/') {
                throw new PdfSyntaxException("no key in dictionary at " + position);
            }
            String key = name().value();
            PdfObject value = object(depth + 1);
            PdfObject earlier = entries.put(key, value);
            contradicts |= earlier != null && !earlier.equals(value);
        }
    }

    private PdfObject.Text hexadecimal() throws PdfSyntaxException {
        long start = position;
        long end = bytes.indexOf('>', start, LONGEST_STRING * 2L);
        if (end < 0) {
            throw new PdfSyntaxException("hexadecimal string without end at " + start);
        }
        byte[] digits = bytes.read(start + 1, (int) (end - start - 1));
        byte[] value = new byte[(digits.length + 1) / 2];
        for (int i = 0; i + 1 < digits.length; i += 2) {
            int both = HEX[digits[i] & 0xFF] << 4 | HEX[digits[i + 1] & 0xFF];
            if (both < 0) {
                value = spaced(digits, start);
                break;
            }
            value[i / 2] = (byte) both;
        }
        if (digits.length % 2 == 1) {
            value = spaced(digits, start);
        }
        position = end + 1;
        return text(value, start, true);
    }

    /** Digits with spaces between them, or an odd number of them. */
    private static byte[] spaced(byte[] digits, long start) throws PdfSyntaxException {
        byte[] value = new byte[(digits.length + 1) / 2];
        int count = 0;
        for (byte c : digits) {
            int digit = HEX[c & 0xFF];
            if (digit >= 0) {
                value[count / 2] |= (byte) (digit << (count % 2 == 0 ? 4 : 0));
                count++;
            } else if (!isSpace(c)) {
                throw new PdfSyntaxException("no hexadecimal string at " + start);
            }
        }
        return Arrays.copyOf(value, (count + 1) / 2);
    }

    private PdfObject.Text literal() throws PdfSyntaxException {
        long start = position++;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int open = 1;
        while (true) {
            int c = bytes.at(position++);
            if (c < 0) {
                throw new PdfSyntaxException("string without end at " + start);
            }
            if (c == '\\') {
                escape(out);
                continue;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0) {
                return text(out.toByteArray(), start, false);
            }
            out.write(c);
            checkLength(out);
        }
    }

    private void escape(ByteArrayOutputStream out) {
        int c = bytes.at(position++);
        switch (c) {
            case 'n' -> out.write('\n');
            case 'r' -> out.write('\r');
            case 't' -> out.write('\t');
            case 'b' -> out.write('\b');
            case 'f' -> out.write('\f');
            case '\n' -> {}
            case '\r' -> position += bytes.at(position) == '\n' ? 1 : 0;
            default -> {
                if (c >= '0' && c <= '7') {
                    out.write(octal(c - '0'));
                } else if (c >= 0) {
                    out.write(c);
                }
            }
        }
    }

    private int octal(int first) {
        int value = first;
        for (int i = 0; i < 2; i++) {
            int c = bytes.at(position);
            if (c < '0' || c > '7') {
                break;
            }
            value = value * 8 + c - '0';
            position++;
        }
        return value & 0xFF;
    }

    private PdfObject.Text text(byte[] value, long start, boolean hexadecimal) {
        return new PdfObject.Text(value, inFile ? start : -1, inFile ? position : -1, hexadecimal);
    }

    private static void checkLength(ByteArrayOutputStream out) throws PdfSyntaxException {
        if (out.size() > LONGEST_STRING) {
            throw new PdfSyntaxException(PdfSyntaxException.Kind.TOO_COMPLEX, "string too long");
        }
    }

    /** Characters up to the next delimiter or space; at least one. */
    String token() throws PdfSyntaxException {
        skipSpace();
        long start = position;
        while (!isBoundary(bytes.at(position)) && position - start <= LONGEST_TOKEN) {
            position++;
        }
        if (position == start) {
            throw new PdfSyntaxException("no token at " + start);
        }
        return text(start);
    }

    /** What stands between a place and the position. */
    private String text(long start) throws PdfSyntaxException {
        if (position - start > LONGEST_TOKEN) {
            throw new PdfSyntaxException("token too long at " + start);
        }
        return bytes.text(start, (int) (position - start));
    }

    /** Whether this word comes next; passes over it if so. */
    boolean accept(String word) {
        skipSpace();
        for (int i = 0; i < word.length(); i++) {
            if (bytes.at(position + i) != word.charAt(i)) {
                return false;
            }
        }
        position += word.length();
        return true;
    }

    void expect(String word) throws PdfSyntaxException {
        if (!accept(word)) {
            throw new PdfSyntaxException("no " + word + " at " + position);
        }
    }

    long wholeNumber() throws PdfSyntaxException {
        skipSpace();
        long start = position;
        long value = 0;
        for (int c = bytes.at(position); isDigit(c); c = bytes.at(++position)) {
            value = value * 10 + c - '0';
            if (position - start >= LONGEST_NUMBER) {
                throw new PdfSyntaxException("number too large before " + position);
            }
        }
        if (position == start || !isBoundary(bytes.at(position))) {
            throw new PdfSyntaxException("no whole number before " + position);
        }
        return value;
    }

    int smallNumber() throws PdfSyntaxException {
        long value = wholeNumber();
        if (value > Integer.MAX_VALUE) {
            throw new PdfSyntaxException("number too large before " + position);
        }
        return (int) value;
    }

    void skipSpace() {
        while (true) {
            int c = bytes.at(position);
            if (c == '%') {
                while (c >= 0 && c != '\r' && c != '\n') {
                    c = bytes.at(++position);
                }
            } else if (isSpace(c)) {
                position++;
            } else {
                return;
            }
        }
    }

    private static int integer(String raw) throws PdfSyntaxException {
        if (raw.length() > 10 || Long.parseLong(raw) > Integer.MAX_VALUE) {
            throw new PdfSyntaxException("number too large");
        }
        return Integer.parseInt(raw);
    }

    private static boolean digits(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (!isDigit(raw.charAt(i))) {
                return false;
            }
        }
        return !raw.isEmpty();
    }

    private static int hex(int c) {
        return c < 0 ? -1 : HEX[c];
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSpace(int c) {
        return c == 32 || c == 10 || c == 13 || c == 9 || c == 12 || c == 0;
    }

    static boolean isBoundary(int c) {
        return c < 0 || BOUNDARY[c];
    }
}
