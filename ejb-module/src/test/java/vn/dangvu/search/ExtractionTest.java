package vn.dangvu.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.index.ExtractionReason;
import vn.dangvu.index.ExtractionVerdict;
import vn.dangvu.index.PageText;
import vn.dangvu.index.TextSource;

import java.util.List;
import java.util.Set;

class ExtractionTest {
    private static final PageText LETTERS = new PageText(1, "chữ");
    private static final PageText PICTURE = new PageText(2, "", TextSource.PICTURE, "", 1);
    private static final PageText RECOGNISED =
            new PageText(2, "ảnh", TextSource.RECOGNISED, "", 0.8);
    private static final PageText BLANK = new PageText(2, "", TextSource.RECOGNISED, "", 0);

    private static Extraction read(ExtractionReason reason, PageText... pages) {
        return new Extraction(ExtractionVerdict.PARTLY, reason, Set.of(), List.of(pages));
    }

    @Test
    void onlyPicturesWaitToBeRecognised() {
        assertThat(read(ExtractionReason.NONE, LETTERS, PICTURE).pictures())
                .containsExactly(PICTURE);
        assertThat(read(ExtractionReason.NONE, LETTERS, RECOGNISED).pictures()).isEmpty();
    }

    @Test
    void aPhotographWithoutWordsIsNoFault() {
        Extraction judged =
                read(ExtractionReason.SOME_PAGES_WITHOUT_TEXT, LETTERS, BLANK)
                        .afterPictures(ExtractionReason.NONE);
        assertThat(judged.verdict()).isEqualTo(ExtractionVerdict.SEARCHABLE);
        assertThat(judged.reason()).isEqualTo(ExtractionReason.NONE);
    }

    @Test
    void aPageThatCouldNotBeTriedLeavesTheDocumentPartlySearchable() {
        Extraction judged =
                read(ExtractionReason.SOME_PAGES_WITHOUT_TEXT, LETTERS, PICTURE)
                        .afterPictures(ExtractionReason.TIME_LIMIT);
        assertThat(judged.verdict()).isEqualTo(ExtractionVerdict.PARTLY);
        assertThat(judged.reason().mayPass()).isTrue();
    }

    @Test
    void aScanOnWhichNothingIsReadIsNotSearchable() {
        Extraction judged =
                read(ExtractionReason.NO_TEXT, new PageText(1, ""), BLANK)
                        .afterPictures(ExtractionReason.NONE);
        assertThat(judged.verdict()).isEqualTo(ExtractionVerdict.NOT_SEARCHABLE);
        assertThat(judged.reason()).isEqualTo(ExtractionReason.NO_TEXT);
    }

    @Test
    void whatCutTheTextShortStaysTheReason() {
        Extraction judged =
                read(ExtractionReason.TOO_MANY_PAGES, LETTERS, RECOGNISED)
                        .afterPictures(ExtractionReason.NONE);
        assertThat(judged.verdict()).isEqualTo(ExtractionVerdict.PARTLY);
        assertThat(judged.reason()).isEqualTo(ExtractionReason.TOO_MANY_PAGES);
    }

    /** R31. */
    @Test
    void whatIsKeptOfAStateSecretIsKnownForOneAndHoldsNothingElse() {
        assertThat(Extraction.STAMPED.secret()).isTrue();
        assertThat(Extraction.STAMPED.pictures()).isEmpty();
        assertThat(Extraction.STAMPED.pages()).extracting(PageText::text).containsExactly("MẬT");
        assertThat(read(ExtractionReason.NONE, LETTERS, RECOGNISED).secret()).isFalse();
    }
}
