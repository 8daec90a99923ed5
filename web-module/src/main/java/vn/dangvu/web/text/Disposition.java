package vn.dangvu.web.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** The {@code Content-Disposition} of a file (RFC 6266, RFC 8187). */
public final class Disposition {
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Disposition() {}

    /**
     * @param inline for our own reader; everything else is saved, not shown
     * @param fileName any text; nothing of it can end the header or a quoted part of it
     */
    public static String of(boolean inline, String fileName) {
        return (inline ? "inline" : "attachment")
                + "; filename=\""
                + ascii(fileName)
                + "\"; filename*=UTF-8''"
                + extended(fileName);
    }

    /** For programs that know no more: the letters without their marks. */
    private static String ascii(String name) {
        String bare =
                Normalizer.normalize(name.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
        return bare.replaceAll("[^A-Za-z0-9 ._()-]", "_");
    }

    private static String extended(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = c < 128 && Character.isLetterOrDigit(c);
            if (letter || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append("%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
