package vn.dangvu.index;

import java.util.Objects;

/**
 * Text of one page.
 *
 * @param number from 1, as a reader counts pages
 * @param text may be empty, never null
 * @param source where the text comes from
 * @param original the text before a legacy encoding was converted; empty when nothing was converted
 */
public record PageText(int number, String text, TextSource source, String original) {

    public PageText {
        if (number < 1) {
            throw new IllegalArgumentException("pages are numbered from 1: " + number);
        }
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(source, "source");
        original = Objects.requireNonNullElse(original, "");
    }

    /** A page whose characters stood in the document. */
    public PageText(int number, String text) {
        this(number, text, TextSource.DOCUMENT, "");
    }
}
