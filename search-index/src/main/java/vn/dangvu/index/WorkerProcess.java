package vn.dangvu.index;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.index.wire.Frame;
import vn.dangvu.index.wire.Job;
import vn.dangvu.index.wire.Outcome;
import vn.dangvu.index.wire.Page;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One worker, used by one thread at a time. Its life: started, reads files, then closed for good. */
final class WorkerProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
    private static final int OUT_OF_MEMORY = 3;

    private static final long START_SECONDS = 60;

    private final WorkerSettings settings;
    private final Path scratch;
    private final Process process;
    private final InputStream answers;
    private final OutputStream jobs;
    private int filesRead;
    private boolean usable = true;
    private volatile boolean timedOut;

    private WorkerProcess(WorkerSettings settings, Path scratch, Process process) {
        this.settings = settings;
        this.scratch = scratch;
        this.process = process;
        this.answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
        this.jobs = new BufferedOutputStream(process.getOutputStream());
    }

    static WorkerProcess start(WorkerSettings settings, WorkerCommand command)
            throws ExtractionUnavailableException {
        if (!Files.isReadable(settings.jar())) {
            throw new ExtractionUnavailableException("no worker at " + settings.jar());
        }
        try {
            Files.createDirectories(settings.workDir());
            Path scratch = Files.createTempDirectory(settings.workDir(), "worker-");
            ProcessBuilder builder =
                    new ProcessBuilder(command.in(scratch)).directory(scratch.toFile());
            builder.environment().keySet().retainAll(Set.of("PATH", "LANG", "LC_ALL"));
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            // what a parser prints may be text of the document
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            WorkerProcess worker = new WorkerProcess(settings, scratch, builder.start());
            worker.awaitReady();
            return worker;
        } catch (IOException e) {
            throw new ExtractionUnavailableException("the worker cannot be started", e);
        }
    }

    private void awaitReady() throws ExtractionUnavailableException {
        Thread killer = new Thread(this::killLate, "extraction-start");
        killer.setDaemon(true);
        killer.start();
        try {
            if (Frame.receive(answers).kind() != Frame.Kind.READY) {
                throw new IOException("the worker spoke before it was ready");
            }
        } catch (IOException e) {
            close();
            throw new ExtractionUnavailableException("the worker does not start", e);
        } finally {
            killer.interrupt();
        }
    }

    private void killLate() {
        try {
            TimeUnit.SECONDS.sleep(START_SECONDS);
            kill();
        } catch (InterruptedException started) {
            Thread.currentThread().interrupt();
        }
    }

    int filesRead() {
        return filesRead;
    }

    boolean isUsable() {
        return usable && process.isAlive() && filesRead < settings.filesPerWorker();
    }

    ExtractedText read(Job job, ScheduledExecutorService watchdog) {
        filesRead++;
        List<PageText> pages = new ArrayList<>();
        Future<?> alarm =
                watchdog.schedule(
                        () -> {
                            timedOut = true;
                            kill();
                        },
                        settings.timeLimit().toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            job.frame().send(jobs);
            return answer(pages);
        } catch (IOException | IllegalArgumentException nonsense) {
            return died(pages);
        } finally {
            alarm.cancel(false);
        }
    }

    private ExtractedText answer(List<PageText> pages) throws IOException {
        long characters = 0;
        long originals = 0;
        while (true) {
            Frame frame = Frame.receive(answers);
            switch (frame.kind()) {
                case PAGE -> {
                    Page page = frame.read(Page::read);
                    characters += page.text().length();
                    originals += page.original().length();
                    if (characters > settings.maxCharacters()
                            || originals > 2L * settings.maxCharacters()
                            || pages.size() >= settings.maxPages()) {
                        throw new IOException("the worker answers more than asked for");
                    }
                    pages.add(
                            new PageText(
                                    page.number(),
                                    page.text(),
                                    TextSource.valueOf(page.source()),
                                    page.original(),
                                    page.confidence()));
                }
                case OUTCOME -> {
                    return text(frame.read(Outcome::read), pages);
                }
                default -> throw new IOException("a frame out of turn");
            }
        }
    }

    private static ExtractedText text(Outcome outcome, List<PageText> pages) {
        List<String> encodings =
                Arrays.stream(outcome.encodings().split(" ")).filter(e -> !e.isEmpty()).toList();
        return new ExtractedText(
                ExtractionVerdict.valueOf(outcome.verdict()),
                ExtractionReason.valueOf(outcome.reason()).code(),
                pages,
                outcome.title(),
                outcome.language(),
                Set.copyOf(encodings));
    }

    private ExtractedText died(List<PageText> pages) {
        usable = false;
        ExtractionReason reason = causeOfDeath();
        LOG.warn("an extraction worker ended after {} files: {}", filesRead, reason.code());
        boolean some = pages.stream().anyMatch(page -> !page.text().isBlank());
        if (!some) {
            return ExtractedText.without(ExtractionVerdict.NOT_SEARCHABLE, reason);
        }
        return new ExtractedText(ExtractionVerdict.PARTLY, reason.code(), pages, "", "", Set.of());
    }

    private ExtractionReason causeOfDeath() {
        try {
            boolean ended = process.waitFor(2, TimeUnit.SECONDS);
            if (timedOut) {
                return ExtractionReason.TIME_LIMIT;
            }
            return ended && process.exitValue() == OUT_OF_MEMORY
                    ? ExtractionReason.MEMORY_LIMIT
                    : ExtractionReason.WORKER_DIED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExtractionReason.WORKER_DIED;
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Ends the process and its children and removes its scratch folder. */
    @Override
    public void close() {
        kill();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Files.walkFileTree(scratch, new Removal());
        } catch (IOException e) {
            LOG.warn("the scratch folder {} could not be removed", scratch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
