package vn.dangvu.index;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.index.wire.Job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Extraction in worker processes, so that no document can harm the server: a worker that hangs, runs
 * out of memory, ends itself or answers with nonsense is killed with all its children, the document
 * gets a verdict, and the next one gets a fresh worker (R56).
 */
public final class WorkerTextExtractor implements TextExtractor {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerTextExtractor.class);

    private final WorkerSettings settings;
    private final WorkerCommand command;
    private final Semaphore permits;
    private final ScheduledExecutorService watchdog;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> alive = new HashSet<>();
    private boolean closed;

    public WorkerTextExtractor(WorkerSettings settings) {
        this.settings = settings;
        this.command = new WorkerCommand(settings);
        this.permits = new Semaphore(settings.workers(), true);
        this.watchdog =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "extraction-watchdog");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    @Override
    public ExtractedText extract(Path file, String mediaType)
            throws ExtractionUnavailableException {
        return read(file, mediaType, 0);
    }

    @Override
    public ExtractedText recognise(Path file, String mediaType, int page)
            throws ExtractionUnavailableException {
        if (page < 1) {
            throw new IllegalArgumentException("pages are numbered from 1: " + page);
        }
        return read(file, mediaType, page);
    }

    private ExtractedText read(Path file, String mediaType, int recognisedPage)
            throws ExtractionUnavailableException {
        try {
            long size = Files.size(file);
            if (size == 0) {
                return ExtractedText.without(
                        ExtractionVerdict.NOT_SEARCHABLE, ExtractionReason.EMPTY_FILE);
            }
            if (size > settings.maxFileBytes()) {
                return ExtractedText.without(
                        ExtractionVerdict.NOT_SEARCHABLE, ExtractionReason.FILE_TOO_LARGE);
            }
        } catch (IOException unreadable) {
            return ExtractedText.without(ExtractionVerdict.RETRY, ExtractionReason.UNREADABLE);
        }
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExtractionUnavailableException("interrupted while waiting for a worker", e);
        }
        try {
            return readNow(job(file, mediaType, recognisedPage));
        } finally {
            permits.release();
        }
    }

    private Job job(Path file, String mediaType, int recognisedPage) {
        return new Job(
                file.toAbsolutePath().toString(),
                mediaType == null ? "" : mediaType,
                settings.maxCharacters(),
                settings.maxPages(),
                recognisedPage);
    }

    private ExtractedText readNow(Job job) throws ExtractionUnavailableException {
        WorkerProcess worker = take();
        boolean fresh = worker.filesRead() == 0;
        ExtractedText text = read(worker, job);
        if (!fresh && isDead(text)) {
            // the files before may have worn the worker out: a fresh one tells whose fault it is
            text = read(take(), job);
        }
        if (isDead(text) && isClosed()) {
            throw new ExtractionUnavailableException("the extractor was closed");
        }
        return text;
    }

    private static boolean isDead(ExtractedText text) {
        return text.reasonCode().equals(ExtractionReason.WORKER_DIED.code());
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private ExtractedText read(WorkerProcess worker, Job job)
            throws ExtractionUnavailableException {
        boolean reusable = false;
        try {
            ExtractedText text = worker.read(job, watchdog);
            reusable = worker.isUsable();
            return text;
        } finally {
            giveBack(worker, reusable);
        }
    }

    private WorkerProcess take() throws ExtractionUnavailableException {
        synchronized (this) {
            if (closed) {
                throw new ExtractionUnavailableException("the extractor is closed");
            }
            WorkerProcess waiting = idle.pollFirst();
            if (waiting != null) {
                return waiting;
            }
        }
        WorkerProcess started = WorkerProcess.start(settings, command);
        synchronized (this) {
            alive.add(started);
        }
        return started;
    }

    private void giveBack(WorkerProcess worker, boolean reusable) {
        boolean keep;
        synchronized (this) {
            keep = reusable && !closed;
            if (keep) {
                idle.addFirst(worker);
            } else {
                alive.remove(worker);
            }
        }
        if (!keep) {
            worker.close();
        }
    }

    @Override
    public void close() {
        Set<WorkerProcess> ending;
        synchronized (this) {
            closed = true;
            ending = new HashSet<>(alive);
            alive.clear();
            idle.clear();
        }
        ending.forEach(WorkerProcess::close);
        watchdog.shutdownNow();
        try {
            if (!watchdog.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the extraction watchdog did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
