package vn.dangvu.index;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How the worker processes run. {@link #of} starts from defaults for all but the paths.
 *
 * @param java the {@code java} command
 * @param jar the worker's runnable jar
 * @param workDir scratch folder; each worker gets a folder of its own in it, removed afterwards
 * @param workers processes at most; each is started when first needed
 * @param timeLimit for one file, or for one page that is recognised; then the worker is killed
 * @param memoryMegabytes heap of one worker
 * @param maxFileBytes larger files are refused unread
 * @param maxCharacters text after this many characters is cut
 * @param maxPages pages after this many are left out
 * @param filesPerWorker a worker is replaced after this many files, so that leaks do not add up
 * @param isolateNetwork runs the worker without network where the system allows it
 * @param background whether the workers give way to everything else on the machine
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
        boolean background) {

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
     * characters, 2,000 pages, 200 files a worker, no network, ordinary priority.
     */
    public static Builder of(Path jar, Path workDir) {
        return new Builder(jar, workDir);
    }

    /** Names what differs from the defaults. */
    public static final class Builder {
        private final Path jar;
        private final Path workDir;
        private int workers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        private Duration timeLimit = Duration.ofSeconds(60);
        private long maxFileBytes = 50L * 1024 * 1024;
        private int maxCharacters = 5_000_000;
        private int maxPages = 2_000;
        private int filesPerWorker = 200;
        private boolean isolateNetwork = true;
        private boolean background;

        private Builder(Path jar, Path workDir) {
            this.jar = jar;
            this.workDir = workDir;
        }

        public Builder workers(int value) {
            workers = value;
            return this;
        }

        public Builder timeLimit(Duration value) {
            timeLimit = value;
            return this;
        }

        public Builder limits(long fileBytes, int characters, int pages) {
            maxFileBytes = fileBytes;
            maxCharacters = characters;
            maxPages = pages;
            return this;
        }

        public Builder filesPerWorker(int value) {
            filesPerWorker = value;
            return this;
        }

        /** Only to prove that the worker does not even try. */
        public Builder openNetwork() {
            isolateNetwork = false;
            return this;
        }

        /** One process that takes only the time nobody else wants. */
        public Builder inBackground() {
            workers = 1;
            background = true;
            return this;
        }

        public WorkerSettings build() {
            return new WorkerSettings(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    jar,
                    workDir,
                    workers,
                    timeLimit,
                    512,
                    maxFileBytes,
                    maxCharacters,
                    maxPages,
                    filesPerWorker,
                    isolateNetwork,
                    background);
        }
    }
}
