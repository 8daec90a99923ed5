package vn.dangvu.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a line of text stands, so that a signature can be put to it: under the line with the signer's
 * position, above his name.
 *
 * @param page 1 is the first
 * @param left in millimetres from the left edge of the page as shown, as in {@link Placement}
 * @param top of the line
 */
public record TextPlace(int page, double left, double top, double width, double height) {

    /** A field of that size centred under the line, {@code gap} millimetres below it. */
    public Placement below(double fieldWidth, double fieldHeight, double gap) {
        return new Placement(
                page,
                Math.max(0, left + width / 2 - fieldWidth / 2),
                top + height + gap,
                fieldWidth,
                fieldHeight);
    }

    /**
     * Looks for the last line that holds a text, since a document is signed at its end.
     *
     * @param text compared without regard to case and to how letters are composed
     * @param lastPages how many pages at the end are searched; a page costs a few milliseconds
     * @return empty when no line holds it or the text of the file cannot be read
     * @throws IOException when the file itself cannot be read
     */
    public static Optional<TextPlace> find(Path pdf, String text, int lastPages)
            throws IOException {
        Pattern wanted = pattern(text);
        TextPlace last = null;
        for (PageText page : PageText.last(pdf, lastPages)) {
            for (PageText.Line line : page.lines()) {
                Matcher found = wanted.matcher(line.text());
                while (found.find()) {
                    last = line.place(found.start(), found.end());
                }
            }
        }
        return Optional.ofNullable(last);
    }

    /** Any blank between the words, letters large or small. */
    private static Pattern pattern(String text) {
        return Pattern.compile(
                Arrays.stream(
                                Normalizer.normalize(text, Normalizer.Form.NFC)
                                        .strip()
                                        .split("\\s+", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
