package vn.dangvu.web.api;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes a secret out of JSON before a parser makes a {@code String} of it, which nobody can wipe
 * (SECURITY R40).
 */
final class SecretMember {
    private final byte[] json;
    private final byte[] name;
    private int at;

    private SecretMember(byte[] json, String name) {
        this.json = json;
        this.name = name.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The string that a member of the outermost object has as its value. In the bytes an empty
     * string and blanks take its place, so that they say the same but for the secret.
     *
     * @param json UTF-8; overwritten. What is no JSON is left to whoever reads it next
     * @param name of the member, ASCII and written without escapes
     * @return for the caller to wipe; null when there is no such member, or it has no string
     */
    static char[] take(byte[] json, String name) {
        return new SecretMember(json, name).take();
    }

    private char[] take() {
        char[] secret = null;
        int depth = 0;
        boolean key = false;
        while (at < json.length) {
            byte b = json[at];
            if (b == '"') {
                int start = ++at;
                skipString();
                if (depth == 1 && key && isName(start, at) && valueFollows()) {
                    wipe(secret);
                    secret = cutString();
                }
                key = false;
            } else if (b == '{' || b == '[') {
                depth++;
                key = b == '{';
            } else if (b == '}' || b == ']') {
                depth--;
            } else if (b == ',') {
                key = true;
            }
            at++;
        }
        return secret;
    }

    /** From behind the opening quote to the closing one. */
    private void skipString() {
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
    }

    private boolean isName(int start, int end) {
        return end <= json.length && Arrays.equals(json, start, end, name, 0, name.length);
    }

    /** Moves to the opening quote of the value, if it has one. */
    private boolean valueFollows() {
        int next = skipBlanks(at + 1);
        if (next >= json.length || json[next] != ':') {
            return false;
        }
        next = skipBlanks(next + 1);
        if (next >= json.length || json[next] != '"') {
            return false;
        }
        at = next;
        return true;
    }

    private int skipBlanks(int from) {
        int next = from;
        while (next < json.length && json[next] <= ' ' && json[next] >= 0) {
            next++;
        }
        return next;
    }

    private char[] cutString() {
        int start = ++at;
        skipString();
        int end = Math.min(at, json.length);
        CharBuffer decoded =
                StandardCharsets.UTF_8.decode(ByteBuffer.wrap(json, start, end - start));
        char[] secret = unescaped(decoded);
        Arrays.fill(decoded.array(), '\0');
        if (end < json.length) {
            json[start] = '"';
            Arrays.fill(json, start + 1, end + 1, (byte) ' ');
        } else {
            Arrays.fill(json, start, end, (byte) ' ');
        }
        return secret;
    }

    /** RFC 8259 §7. */
    private static char[] unescaped(CharBuffer text) {
        char[] plain = new char[text.remaining()];
        int length = 0;
        while (text.hasRemaining()) {
            char c = text.get();
            plain[length++] = c == '\\' && text.hasRemaining() ? escaped(text) : c;
        }
        char[] exact = Arrays.copyOf(plain, length);
        wipe(plain);
        return exact;
    }

    private static char escaped(CharBuffer text) {
        char c = text.get();
        if (c == 'u' && text.remaining() >= 4) {
            int value = 0;
            for (int i = 0; i < 4; i++) {
                value = value * 16 + Math.max(0, Character.digit(text.get(), 16));
            }
            return (char) value;
        }
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    private static void wipe(char[] secret) {
        if (secret != null) {
            Arrays.fill(secret, '\0');
        }
    }
}
