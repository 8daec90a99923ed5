package vn.dangvu.signing.pdf;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Writes objects in plain PDF syntax. */
final class PdfWriter {

    private static final HexFormat HEX = HexFormat.of();

    private byte[] buffer;
    private int length;

    /** A writer with room for so many bytes before it has to make more. */
    PdfWriter(int room) {
        buffer = new byte[room];
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** Text of ISO 8859-1 only. */
    PdfWriter raw(String text) {
        int start = grow(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[start + i] = (byte) text.charAt(i);
        }
        return this;
    }

    PdfWriter raw(byte[] bytes) {
        int start = grow(bytes.length);
        System.arraycopy(bytes, 0, buffer, start, bytes.length);
        return this;
    }

    PdfWriter zeros(int count) {
        int start = grow(count);
        Arrays.fill(buffer, start, length, (byte) '0');
        return this;
    }

    /** Makes room for some bytes; gives where they start. */
    private int grow(int count) {
        int start = length;
        length += count;
        if (length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length, buffer.length * 2));
        }
        return start;
    }

    PdfWriter write(PdfObject value) {
        if (value instanceof PdfObject.Dict dict) {
            dictionary(dict);
        } else if (value instanceof PdfObject.Array array) {
            raw("[");
            String gap = "";
            for (PdfObject item : array.items()) {
                raw(gap).write(item);
                gap = " ";
            }
            raw("]");
        } else if (value instanceof PdfObject.Name name) {
            name(name.value());
        } else if (value instanceof PdfObject.Text text) {
            raw("<").raw(HEX.formatHex(text.bytes())).raw(">");
        } else if (value instanceof PdfObject.Num number) {
            raw(number.raw());
        } else if (value instanceof PdfObject.Ref ref) {
            raw(ref.number() + " " + ref.generation() + " R");
        } else if (value instanceof PdfObject.Bool bool) {
            raw(Boolean.toString(bool.value()));
        } else if (value instanceof PdfObject.Null) {
            raw("null");
        } else {
            throw new IllegalArgumentException("a stream is no direct object");
        }
        return this;
    }

    private void dictionary(PdfObject.Dict dict) {
        raw("<<");
        for (Map.Entry<String, PdfObject> entry : dict.entries().entrySet()) {
            name(entry.getKey());
            raw(" ").write(entry.getValue()).raw("\n");
        }
        raw(">>");
    }

    private void name(String value) {
        raw("/");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= 32 || c >= 127 || c == '#' || PdfParser.isBoundary(c)) {
                raw("#").raw(HEX.toHexDigits((byte) c));
            } else {
                int at = grow(1);
                buffer[at] = (byte) c;
            }
        }
    }
}
