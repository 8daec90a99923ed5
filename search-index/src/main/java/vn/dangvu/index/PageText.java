package vn.dangvu.index;

import java.util.Objects;

/**
 * Text of one page.
 *
 * @param number from 1, as a reader counts pages
 * @param text may be empty, never null
 * @param source where the text comes from
 * @param original the text before a legacy encoding was converted; empty when nothing was converted
 * @param confidence how sure the reader is, 0 to 1; below 1 only where the text was recognised
 */
public record PageText(
        int number, String text, TextSource source, String original, double confidence) {

    public PageText {
        if (number < 1) {
            throw new IllegalArgumentException("pages are numbered from 1: " + number);
        }
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(source, "source");
        original = Objects.requireNonNullElse(original, "");
        confidence = source == TextSource.RECOGNISED ? Math.max(0, Math.min(1, confidence)) : 1;
    }

    /** A page whose characters stood in the document. */
    public PageText(int number, String text) {
        this(number, text, TextSource.DOCUMENT, "", 1);
    }

    /** The same page under another number. */
    public PageText numbered(int value) {
        return new PageText(value, text, source, original, confidence);
    }
}
