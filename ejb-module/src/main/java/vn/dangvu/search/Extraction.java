package vn.dangvu.search;

import vn.dangvu.index.ExtractionReason;
import vn.dangvu.index.ExtractionVerdict;
import vn.dangvu.index.PageText;
import vn.dangvu.index.TextSource;

import java.util.List;
import java.util.Set;

/**
 * What is known of the text of one file.
 *
 * @param encodings legacy encodings that were converted: {@code TCVN3}, {@code VNI}, {@code VISCII}
 * @param pages in order, the first is number 1
 */
record Extraction(
        ExtractionVerdict verdict,
        ExtractionReason reason,
        Set<String> encodings,
        List<PageText> pages) {
    /** All that is kept of a state secret: what stands under the stamp is kept nowhere (SECURITY R31). */
    static final Extraction STAMPED =
            new Extraction(
                    ExtractionVerdict.NOT_SEARCHABLE,
                    ExtractionReason.NONE,
                    Set.of(),
                    List.of(new PageText(1, SecrecyStamps.MARK)));

    Extraction {
        encodings = Set.copyOf(encodings);
        pages = List.copyOf(pages);
    }

    /** The pages that wait to be read optically. */
    List<PageText> pictures() {
        return pages.stream().filter(page -> page.source() == TextSource.PICTURE).toList();
    }

    boolean recognised() {
        return pages.stream().anyMatch(page -> page.source() == TextSource.RECOGNISED);
    }

    /** Whether the file bears a stamp of secrecy. */
    boolean secret() {
        return SecrecyStamps.areOn(pages);
    }

    /**
     * The verdict once the pictures have been tried. A page on which nothing can be read is no fault:
     * it may be a photograph.
     *
     * @param failure why a page could not be tried to the end; {@link ExtractionReason#NONE} = all were
     */
    Extraction afterPictures(ExtractionReason failure) {
        boolean wasForPictures =
                reason == ExtractionReason.NO_TEXT
                        || reason == ExtractionReason.SOME_PAGES_WITHOUT_TEXT;
        ExtractionReason left = wasForPictures ? failure : reason;
        if (pages.stream().allMatch(page -> page.text().isBlank())) {
            return new Extraction(
                    ExtractionVerdict.NOT_SEARCHABLE,
                    left == ExtractionReason.NONE ? ExtractionReason.NO_TEXT : left,
                    encodings,
                    pages);
        }
        ExtractionVerdict judged =
                left == ExtractionReason.NONE
                        ? ExtractionVerdict.SEARCHABLE
                        : ExtractionVerdict.PARTLY;
        return new Extraction(judged, left, encodings, pages);
    }
}
