package vn.dangvu.index;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How the worker processes run. {@link #of} gives defaults for all but the paths.
 *
 * @param java the {@code java} command
 * @param jar the worker's runnable jar
 * @param workDir scratch folder; each worker gets a folder of its own in it, removed afterwards
 * @param workers processes at most; each is started when first needed
 * @param timeLimit for one file; then the worker is killed
 * @param memoryMegabytes heap of one worker
 * @param maxFileBytes larger files are refused unread
 * @param maxCharacters text after this many characters is cut
 * @param maxPages pages after this many are left out
 * @param filesPerWorker a worker is replaced after this many files, so that leaks do not add up
 * @param isolateNetwork runs the worker without network where the system allows it
 * @param recognise whether pages without text are read optically, where Tesseract with Vietnamese is
 *     installed
 */
public record WorkerSettings(
        Path java,
        Path jar,
        Path workDir,
        int workers,
        Duration timeLimit,
        int memoryMegabytes,
        long maxFileBytes,
        int maxCharacters,
        int maxPages,
        int filesPerWorker,
        boolean isolateNetwork,
        boolean recognise) {

    public WorkerSettings {
        Objects.requireNonNull(java, "java");
        Objects.requireNonNull(jar, "jar");
        Objects.requireNonNull(workDir, "workDir");
        Objects.requireNonNull(timeLimit, "timeLimit");
        if (workers < 1 || memoryMegabytes < 64 || filesPerWorker < 1 || maxPages < 1) {
            throw new IllegalArgumentException("a limit of the extraction worker is too low");
        }
    }

    /**
     * One worker for two processors (at least one), 60 s, 512 MB, files up to 50 MB, 5 million
     * characters, 2,000 pages, 200 files a worker, no network; pages without text are recognised.
     */
    public static WorkerSettings of(Path jar, Path workDir) {
        return new WorkerSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                jar,
                workDir,
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                Duration.ofSeconds(60),
                512,
                50L * 1024 * 1024,
                5_000_000,
                2_000,
                200,
                true,
                true);
    }

    public WorkerSettings withTimeLimit(Duration value) {
        return new WorkerSettings(
                java,
                jar,
                workDir,
                workers,
                value,
                memoryMegabytes,
                maxFileBytes,
                maxCharacters,
                maxPages,
                filesPerWorker,
                isolateNetwork,
                recognise);
    }

    public WorkerSettings withWorkers(int value) {
        return new WorkerSettings(
                java,
                jar,
                workDir,
                value,
                timeLimit,
                memoryMegabytes,
                maxFileBytes,
                maxCharacters,
                maxPages,
                filesPerWorker,
                isolateNetwork,
                recognise);
    }

    public WorkerSettings withLimits(long fileBytes, int characters, int pages) {
        return new WorkerSettings(
                java,
                jar,
                workDir,
                workers,
                timeLimit,
                memoryMegabytes,
                fileBytes,
                characters,
                pages,
                filesPerWorker,
                isolateNetwork,
                recognise);
    }

    public WorkerSettings withIsolatedNetwork(boolean value) {
        return new WorkerSettings(
                java,
                jar,
                workDir,
                workers,
                timeLimit,
                memoryMegabytes,
                maxFileBytes,
                maxCharacters,
                maxPages,
                filesPerWorker,
                value,
                recognise);
    }

    public WorkerSettings withFilesPerWorker(int value) {
        return new WorkerSettings(
                java,
                jar,
                workDir,
                workers,
                timeLimit,
                memoryMegabytes,
                maxFileBytes,
                maxCharacters,
                maxPages,
                value,
                isolateNetwork,
                recognise);
    }

    public WorkerSettings withRecognition(boolean value) {
        return new WorkerSettings(
                java,
                jar,
                workDir,
                workers,
                timeLimit,
                memoryMegabytes,
                maxFileBytes,
                maxCharacters,
                maxPages,
                filesPerWorker,
                isolateNetwork,
                value);
    }
}
