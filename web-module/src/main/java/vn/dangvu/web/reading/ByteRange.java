package vn.dangvu.web.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file as asked for by {@code Range} (RFC 9110 §14).
 *
 * @param first position of the first byte
 * @param last position of the last byte, included
 */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /**
     * Reads the header. What is no single range of bytes is ignored, as the RFC allows, and gives
     * the whole file: {@link Asked#WHOLE}.
     */
    static Asked read(String header, long size) {
        Matcher range = SINGLE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Asked.WHOLE;
        }
        long first;
        long last = size - 1;
        if (range.group(1).isEmpty()) {
            long suffix = Long.parseLong(range.group(2));
            first = suffix == 0 ? size : Math.max(0, size - suffix);
        } else {
            first = Long.parseLong(range.group(1));
            if (!range.group(2).isEmpty()) {
                long wanted = Long.parseLong(range.group(2));
                if (wanted < first) {
                    return Asked.WHOLE;
                }
                last = Math.min(last, wanted);
            }
        }
        return first >= size
                ? new Asked(false, Optional.empty())
                : new Asked(true, Optional.of(new ByteRange(first, last)));
    }

    /**
     * What a request asks for.
     *
     * @param satisfiable false: nothing of the range is in the file (416)
     * @param range empty = the whole file
     */
    record Asked(boolean satisfiable, Optional<ByteRange> range) {
        static final Asked WHOLE = new Asked(true, Optional.empty());
    }
}
