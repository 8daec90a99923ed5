package vn.dangvu.search;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.index.ElasticsearchIndex;
import vn.dangvu.index.ElasticsearchSettings;
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

/** The index and the extraction workers of this installation. */
@ApplicationScoped
class IndexConnection {
    private static final Duration OPTICAL_PAGE_LIMIT = Duration.ofSeconds(90);

    @Inject Settings settings;
    @Inject Outbox outbox;
    private SearchIndex index;
    private TextExtractor extractor;
    private TextExtractor opticalReader;
    private volatile boolean prepared;

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

    /** Made first, when it is missing: an archive without documents is searched too. */
    SearchIndex preparedIndex() throws IndexUnavailableException {
        if (!prepared) {
            if (index.prepare()) {
                // a new index knows nothing: bring every document again
                outbox.addAll();
            }
            prepared = true;
        }
        return index;
    }

    /** The next use looks again whether the index is there. */
    void lookAgain() {
        prepared = false;
    }

    TextExtractor extractor() {
        return extractor;
    }

    /** Workers of its own, so that no text waits for a scan; they give way to everything else. */
    TextExtractor opticalReader() {
        return opticalReader;
    }
}
