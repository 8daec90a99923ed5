package vn.dangvu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.dangvu.account.AccountId;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.index.InMemoryIndex;
import vn.dangvu.index.IndexEntry;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.IndexedVersion;
import vn.dangvu.index.SearchIndex;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.platform.Leases;
import vn.dangvu.platform.MovableClock;
import vn.dangvu.platform.RecordedEvents;
import vn.dangvu.platform.TestDatabase;
import vn.dangvu.shared.DomainEvent;
import vn.dangvu.shared.DomainException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** R63: a rebuild of 250 documents that is broken off, goes on, and is lost on the way. */
class IndexRebuildingIT {
    private static final int DOCUMENTS = 250;

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final RecordedEvents<DomainEvent> events = new RecordedEvents<>();
    private final List<Long> read = new ArrayList<>();
    private final RebuildRecords records = new RebuildRecords();
    private SearchIndex index = new InMemoryIndex();
    private boolean away;
    private Actor administrator;

    @BeforeEach
    void prepare() {
        Number person =
                database.inTransaction(
                        () ->
                                (Number)
                                        database.entityManager()
                                                .createNativeQuery(
                                                        "insert into person (full_name) values"
                                                                + " ('Vương Đình Nam') returning id")
                                                .getSingleResult());
        administrator =
                new Actor(
                        new AccountId(1),
                        new PersonId(person.longValue()),
                        "Vương Đình Nam",
                        "quantri.duk",
                        List.of(),
                        true);
        records.db = database.entityManager();
        records.clock = clock;
        records.events = events;
        records.documents = new Documents();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRebuildBrokenOffGoesOnWhereItWas() {
        start();
        assertThat(step(process())).isTrue();

        IndexRebuilding afterRestart = process();
        while (step(afterRestart)) {
            assertThat(last().running()).isTrue();
        }

        assertThat(last().state()).isEqualTo(RebuildView.State.DONE);
        assertThat(last().done()).isEqualTo(DOCUMENTS);
        assertThat(read)
                .as("each document is read once")
                .hasSize(DOCUMENTS)
                .doesNotHaveDuplicates();
        assertThat(indexed()).hasSize(DOCUMENTS);
    }

    @Test
    void whatTheServerLostIsBuiltAgainFromTheBeginning() {
        start();
        step(process());
        index = new InMemoryIndex();

        IndexRebuilding afterRestart = process();
        while (step(afterRestart)) {
            assertThat(last().running()).isTrue();
        }

        assertThat(last().done()).isEqualTo(DOCUMENTS);
        assertThat(indexed()).hasSize(DOCUMENTS);
    }

    @Test
    void whileTheServerIsAwayItWaitsAndSaysSo() {
        start();
        IndexRebuilding process = process();
        step(process);
        away = true;
        assertThat(step(process)).isFalse();
        assertThat(last().trouble()).isEqualTo("away");
        assertThat(last().running()).isTrue();

        away = false;
        while (step(process)) {
            assertThat(last().trouble()).isNull();
        }
        assertThat(last().state()).isEqualTo(RebuildView.State.DONE);
    }

    @Test
    void thereIsOneAtATime() {
        start();

        assertThatThrownBy(this::start)
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("index.rebuild-running");
    }

    @Test
    void aCancelledOneIsNotGoneOnWith() {
        start();
        step(process());
        database.inTransaction(() -> records.cancelled(administrator));

        assertThat(step(process())).isFalse();
        assertThat(last().state()).isEqualTo(RebuildView.State.CANCELLED);
        assertThat(indexed()).as("the index in use").isEmpty();
    }

    private void start() {
        database.inTransaction(() -> records.start(administrator));
    }

    private boolean step(IndexRebuilding process) {
        return database.inTransaction(process::step);
    }

    private RebuildView last() {
        return database.inTransaction(() -> records.last().orElseThrow());
    }

    private List<IndexedVersion> indexed() {
        try {
            return index.versions(0, 1_000);
        } catch (IndexUnavailableException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** As after a start of the application: it remembers nothing. */
    private IndexRebuilding process() {
        IndexRebuilding rebuilding = new IndexRebuilding();
        rebuilding.connection = new Connection();
        rebuilding.entries = new Entries();
        rebuilding.documents = new Documents();
        rebuilding.records = records;
        rebuilding.leases = leases;
        return rebuilding;
    }

    private final Leases leases = new OneNode();

    private static final class OneNode extends Leases {
        @Override
        public boolean hold(String name, java.time.Duration time) {
            return true;
        }
    }

    private final class Connection extends IndexConnection {
        @Override
        <T> T ask(Question<T> question) throws IndexUnavailableException {
            if (away) {
                throw new IndexUnavailableException("away");
            }
            return question.of(index);
        }
    }

    private static final class Documents extends DocumentService {
        @Override
        public long countFindable() {
            return DOCUMENTS;
        }

        @Override
        public List<FindableDocument> findableAfter(DocumentId after, int most) {
            return LongStream.rangeClosed(after.value() + 1, DOCUMENTS)
                    .limit(most)
                    .mapToObj(id -> new FindableDocument(new DocumentId(id), 1))
                    .toList();
        }

        @Override
        public List<DocumentView> views(Collection<DocumentId> ids) {
            return ids.stream().map(IndexRebuildingIT::document).toList();
        }
    }

    private static DocumentView document(DocumentId id) {
        return new DocumentView(
                id, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, 1, null, List.of());
    }

    private final class Entries extends IndexEntries {
        @Override
        IndexEntry of(DocumentView document) {
            read.add(document.id().value());
            return IndexEntry.of(document.id().value(), 1).accessTokens(Set.of("m:1")).build();
        }
    }
}
