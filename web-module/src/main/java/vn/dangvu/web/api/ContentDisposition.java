package vn.dangvu.web.api;

import java.nio.charset.StandardCharsets;

/** The header that names a file to be saved: RFC 6266, with RFC 8187 for what is not ASCII. */
final class ContentDisposition {
    private static final String ATTR_CHAR =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

    private ContentDisposition() {}

    /**
     * @param fileName any text; nothing of it can end the header or a quoted part of it
     */
    static String attachment(String fileName) {
        return "attachment; filename=\""
                + fileName.replaceAll("[^A-Za-z0-9 ._()-]", "_")
                + "\"; filename*=UTF-8''"
                + encoded(fileName);
    }

    private static String encoded(String fileName) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && ATTR_CHAR.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b));
            }
        }
        return encoded.toString();
    }
}
