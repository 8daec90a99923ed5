package vn.dangvu.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether a file that begins like a PDF is something else as well (SECURITY R54): programs that judge
 * a file by its end or by its middle would open the other thing.
 */
final class Polyglot {
    /** Other formats have their mark at a place where a PDF may have anything. */
    private static final Map<Long, String> MARKS =
            Map.of(128L, "DICM", 257L, "ustar", 0x8001L, "CD001");

    private static final String END_OF_PDF = "%%EOF";

    /** Readers look for the end mark in the last kilobyte (ISO 32000-1, H.3, note 18). */
    private static final int LAST = 1024;

    private static final String END_OF_ZIP = "PK\5\6";
    private static final int END_OF_ZIP_BYTES = 22;
    private static final int LONGEST_ZIP_COMMENT = 0xffff;

    private Polyglot() {}

    static boolean is(Path pdf) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(pdf.toFile(), "r")) {
            return goesOnAfterItsEnd(file) || isZipToo(file) || hasMark(file);
        }
    }

    private static boolean goesOnAfterItsEnd(RandomAccessFile file) throws IOException {
        String tail = text(file, file.length() - LAST, LAST);
        int end = tail.lastIndexOf(END_OF_PDF);
        return end < 0
                || tail.substring(end + END_OF_PDF.length())
                        .chars()
                        .anyMatch(c -> c != 0 && !Character.isWhitespace(c));
    }

    /** A ZIP is read from its end: a closing record whose comment reaches exactly to the end. */
    private static boolean isZipToo(RandomAccessFile file) throws IOException {
        int looked = END_OF_ZIP_BYTES + LONGEST_ZIP_COMMENT;
        String tail = text(file, file.length() - looked, looked);
        for (int at = tail.indexOf(END_OF_ZIP); at >= 0; at = tail.indexOf(END_OF_ZIP, at + 1)) {
            int left = tail.length() - at - END_OF_ZIP_BYTES;
            if (left >= 0 && (tail.charAt(at + 20) | tail.charAt(at + 21) << 8) == left) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMark(RandomAccessFile file) throws IOException {
        for (Map.Entry<Long, String> mark : MARKS.entrySet()) {
            if (text(file, mark.getKey(), mark.getValue().length()).equals(mark.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** One character a byte; what lies outside the file is left out. */
    private static String text(RandomAccessFile file, long from, int length) throws IOException {
        long begin = Math.max(0, from);
        long end = Math.min(file.length(), from + length);
        if (begin >= end) {
            return "";
        }
        byte[] bytes = new byte[(int) (end - begin)];
        file.seek(begin);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
