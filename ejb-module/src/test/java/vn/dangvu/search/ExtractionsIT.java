package vn.dangvu.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import vn.dangvu.content.BlobId;
import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.ExtractionVerdict;
import vn.dangvu.index.PageText;
import vn.dangvu.index.TextSource;
import vn.dangvu.platform.TestDatabase;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/** What is kept of the texts of files, and what is not. */
class ExtractionsIT {
    private static final BlobId FILE = new BlobId("a".repeat(64));
    private static final PageText STAMPED = new PageText(1, "ĐẢNG ỦY KHỐI\nMẬT\nBÁO CÁO chimyến");
    private static final PageText PLAIN = new PageText(1, "BÁO CÁO chimyến");
    private static final PageText FIRST_PICTURE = new PageText(1, "", TextSource.PICTURE, "", 1);
    private static final PageText SECOND_PICTURE = new PageText(2, "", TextSource.PICTURE, "", 1);

    private final TestDatabase database = TestDatabase.fresh();
    private final RecognitionQueue queue = new RecognitionQueue();
    private final Extractions extractions = new Extractions();

    @BeforeEach
    void aFileIsThere() {
        queue.db = database.entityManager();
        queue.clock = Clock.systemUTC();
        extractions.db = database.entityManager();
        extractions.clock = Clock.systemUTC();
        extractions.queue = queue;
        database.inTransaction(
                () ->
                        database.entityManager()
                                .createNativeQuery(
                                        "insert into blob (sha256, size, media_type, created_at)"
                                                + " values (?, 1, 'application/pdf', now())")
                                .setParameter(1, FILE.sha256())
                                .executeUpdate());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void keep(PageText... pages) {
        ExtractedText text =
                new ExtractedText(
                        ExtractionVerdict.SEARCHABLE, "", List.of(pages), "", "vi", Set.of());
        database.inTransaction(() -> extractions.keep(FILE, text));
    }

    /** The table as it lies there. */
    private String stored() {
        return (String)
                database.entityManager()
                        .createNativeQuery(
                                "select coalesce(string_agg(cast(e as text), ''), '') from"
                                        + " extraction e")
                        .getSingleResult();
    }

    private boolean knownAsSecret() {
        return extractions.of(FILE).filter(Extraction::secret).isPresent();
    }

    @Test
    void whatWasReadIsKept() {
        keep(PLAIN);
        assertThat(stored()).contains("chimyến");
        assertThat(knownAsSecret()).isFalse();
    }

    @Test
    @DisplayName("R31: of a file with a stamp of secrecy no text is kept")
    void ofAStampedFileOnlyTheStampIsKept() {
        keep(STAMPED, new PageText(2, "trang hai chimyến"), SECOND_PICTURE.numbered(3));
        assertThat(stored()).doesNotContain("chimyến").contains("MẬT");
        assertThat(knownAsSecret()).isTrue();
        assertThat(queue.progress(FILE)).as("its pictures wait for nobody").isEmpty();
    }

    @Test
    @DisplayName("R31: a scan whose stamp is recognised is not read on, and nothing of it is kept")
    void aStampThatIsRecognisedLaterKeepsTheTextOut() {
        keep(FIRST_PICTURE, SECOND_PICTURE);
        assertThat(queue.progress(FILE)).isPresent();

        boolean goOn =
                database.inTransaction(
                        () ->
                                extractions.recognised(
                                        FILE,
                                        new PageText(
                                                1,
                                                STAMPED.text(),
                                                TextSource.RECOGNISED,
                                                "",
                                                0.9)));

        assertThat(goOn).isFalse();
        assertThat(stored()).doesNotContain("chimyến");
        assertThat(knownAsSecret()).isTrue();
        assertThat(queue.progress(FILE)).isEmpty();
    }

    @Test
    @DisplayName("R31: text that was kept before a document turned out to be secret goes")
    void whatIsWithASecretIsForgotten() {
        keep(PLAIN);
        database.inTransaction(() -> extractions.withhold(FILE));
        assertThat(stored()).isEmpty();
    }
}
