package vn.dangvu.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Writes objects in plain PDF syntax. */
final class PdfWriter {

    private static final HexFormat HEX = HexFormat.of();

    private final ByteArrayOutputStream out;

    /** A writer with room for so many bytes before it has to make more. */
    PdfWriter(int room) {
        out = new ByteArrayOutputStream(room);
    }

    int length() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    PdfWriter raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    PdfWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    PdfWriter zeros(int count) {
        byte[] zeros = new byte[count];
        Arrays.fill(zeros, (byte) '0');
        return raw(zeros);
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
        StringBuilder escaped = new StringBuilder("/");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= 32 || c >= 127 || c == '#' || PdfParser.isBoundary(c)) {
                escaped.append('#').append(HEX.toHexDigits((byte) c));
            } else {
                escaped.append(c);
            }
        }
        raw(escaped.toString());
    }
}
