package vn.dangvu.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService.FindableDocument;
import vn.dangvu.index.IndexedVersion;
import vn.dangvu.search.IndexComparison.Differences;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class IndexComparisonTest {
    @Test
    void theSameDocumentsInTheSameVersionsAreNoDifference() {
        Differences found =
                compared(
                        List.of(wanted(3, 7), wanted(5, 1)),
                        List.of(new IndexedVersion(3, 7), new IndexedVersion(5, 1)),
                        Set.of());

        assertThat(found.none()).isTrue();
        assertThat(found.inDatabase()).isEqualTo(2);
        assertThat(found.inIndex()).isEqualTo(2);
    }

    @Test
    void whatIsMissingOutdatedOrTooMuchIsNamed() {
        Differences found =
                compared(
                        List.of(wanted(2, 1), wanted(4, 6), wanted(9, 2)),
                        List.of(
                                new IndexedVersion(1, 3),
                                new IndexedVersion(4, 5),
                                new IndexedVersion(7, 1),
                                new IndexedVersion(10, 1)),
                        Set.of());

        assertThat(found.missing()).containsExactly(wanted(2, 1), wanted(9, 2));
        assertThat(found.outdated()).containsExactly(new IndexedVersion(4, 5));
        assertThat(found.surplus())
                .extracting(IndexedVersion::documentId)
                .containsExactly(1L, 7L, 10L);
    }

    @Test
    void aHigherVersionInTheIndexIsADifferenceToo() {
        Differences found =
                compared(List.of(wanted(4, 6)), List.of(new IndexedVersion(4, 8)), Set.of());

        assertThat(found.outdated()).containsExactly(new IndexedVersion(4, 8));
    }

    @Test
    void whatIsOnItsWayIsNoDifference() {
        Differences found =
                compared(
                        List.of(wanted(2, 1), wanted(4, 6)),
                        List.of(new IndexedVersion(1, 3), new IndexedVersion(4, 5)),
                        Set.of(1L, 2L, 4L));

        assertThat(found.none()).isTrue();
    }

    private static Differences compared(
            List<FindableDocument> wanted, List<IndexedVersion> there, Set<Long> onTheWay) {
        Differences nothingYet =
                new Differences(0, 0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        return IndexComparison.merge(nothingYet, wanted, there, onTheWay);
    }

    private static FindableDocument wanted(long id, long version) {
        return new FindableDocument(new DocumentId(id), version);
    }
}
