package vn.dangvu.index;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The text of one document and a verdict about it.
 *
 * @param verdict never null
 * @param reasonCode one of {@link ExtractionReason}'s codes; empty when {@link
 *     ExtractionVerdict#SEARCHABLE}
 * @param pages in reading order, numbered from 1; empty when nothing was read. Formats without pages
 *     come as one page; sheets and slides count as pages. Text is NFC, without control characters,
 *     bidirectional overrides and private-use characters
 * @param title from the document's properties; empty when none
 * @param language {@code vi} when most syllables are Vietnamese, otherwise empty
 * @param legacyEncodings encodings converted to Unicode on the way ({@code TCVN3}, {@code VNI},
 *     {@code VISCII}); empty for a document that was Unicode already
 */
public record ExtractedText(
        ExtractionVerdict verdict,
        String reasonCode,
        List<PageText> pages,
        String title,
        String language,
        Set<String> legacyEncodings) {

    public ExtractedText {
        Objects.requireNonNull(verdict, "verdict");
        reasonCode = Objects.requireNonNullElse(reasonCode, "");
        pages = List.copyOf(pages);
        title = Objects.requireNonNullElse(title, "");
        language = Objects.requireNonNullElse(language, "");
        legacyEncodings = Set.copyOf(legacyEncodings);
    }

    /** A document without text. */
    public static ExtractedText without(ExtractionVerdict verdict, ExtractionReason reason) {
        return new ExtractedText(verdict, reason.code(), List.of(), "", "", Set.of());
    }

    /** All pages one after the other, separated by an empty line. */
    public String wholeText() {
        return String.join("\n\n", pages.stream().map(PageText::text).toList());
    }
}
