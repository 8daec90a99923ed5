package vn.dangvu.search;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.index.ElasticsearchIndex;
import vn.dangvu.index.ElasticsearchSettings;
import vn.dangvu.index.IndexHealth;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.SearchIndex;
import vn.dangvu.index.TextExtractor;
import vn.dangvu.index.WorkerSettings;
import vn.dangvu.index.WorkerTextExtractor;
import vn.dangvu.outbox.Outbox;
import vn.dangvu.platform.Settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The index and the extraction workers of this installation. */
@ApplicationScoped
class IndexConnection {
    private static final Duration OPTICAL_PAGE_LIMIT = Duration.ofSeconds(90);

    /**
     * Questions under way at once. A server that hangs holds this many threads and no more: the
     * others are told at once, and the rest of the application goes on (SECURITY R72).
     */
    private static final int PLACES = 24;

    private static final int SECONDS_FOR_A_PLACE = 1;

    @Inject Settings settings;
    @Inject Outbox outbox;
    private final Semaphore places = new Semaphore(PLACES);
    private final AtomicLong losses = new AtomicLong();
    private SearchIndex index;
    private TextExtractor extractor;
    private TextExtractor opticalReader;
    private volatile boolean prepared;

    /** Something asked of the index. */
    interface Question<T> {
        T of(SearchIndex index) throws IndexUnavailableException;
    }

    @PostConstruct
    void open() {
        Settings.Search search = settings.search();
        index =
                new ElasticsearchIndex(
                        ElasticsearchSettings.at(
                                search.url(), search.user(), search.password(), null));
        try {
            Path scratch = Files.createDirectories(settings.storage().work().resolve("extraction"));
            WorkerSettings.Builder worker = WorkerSettings.of(search.workerJar(), scratch);
            extractor = new WorkerTextExtractor(worker.build());
            opticalReader =
                    new WorkerTextExtractor(
                            worker.inBackground().timeLimit(OPTICAL_PAGE_LIMIT).build());
        } catch (IOException unusable) {
            throw new UncheckedIOException("the work folder is unusable", unusable);
        }
    }

    @PreDestroy
    void close() {
        extractor.close();
        opticalReader.close();
        index.close();
    }

    /**
     * Asks the index, which is made first when it is missing: an archive without documents is
     * searched too.
     *
     * @throws IndexUnavailableException also when too many questions wait for an answer already
     */
    <T> T ask(Question<T> question) throws IndexUnavailableException {
        if (!place()) {
            throw new IndexUnavailableException("too many questions wait for an answer");
        }
        try {
            prepare();
            return question.of(index);
        } catch (IndexUnavailableException away) {
            // it may come back empty, or of another version
            prepared = false;
            losses.incrementAndGet();
            throw away;
        } finally {
            places.release();
        }
    }

    private boolean place() {
        try {
            return places.tryAcquire(SECONDS_FOR_A_PLACE, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void prepare() throws IndexUnavailableException {
        if (!prepared) {
            if (index.prepare()) {
                // a new index knows nothing: bring every document again
                outbox.addAll();
            }
            prepared = true;
        }
    }

    /** How often a question was not answered; after each the index may be another than before. */
    long losses() {
        return losses.get();
    }

    /** Never throws; within the time limits of a question. */
    IndexHealth health() {
        return index.health();
    }

    TextExtractor extractor() {
        return extractor;
    }

    /** Workers of its own, so that no text waits for a scan; they give way to everything else. */
    TextExtractor opticalReader() {
        return opticalReader;
    }
}
