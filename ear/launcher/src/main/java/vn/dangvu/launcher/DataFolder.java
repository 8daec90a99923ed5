package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Everything a run keeps, in one folder that belongs to one run at a time. */
final class DataFolder implements AutoCloseable {

    /** First start of everything takes about 600 MB; below this it would die half-way. */
    private static final long LEAST_FREE_BYTES = 1_500_000_000L;

    /** Also the mark of a folder that a run may empty. */
    private static final String LOCK = "dangvu.lock";

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Takes the folder for this run.
     *
     * @param fresh empties it first
     * @throws StartFailure if another run has it, it cannot be written, or the disk is nearly full
     */
    static DataFolder open(Path folder, boolean fresh) throws StartFailure {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            refuseForeignFolder(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
            FileChannel lock = lock(root);
            try {
                if (fresh) {
                    emptyExceptLock(root);
                }
                refuseFullDisk(root);
            } catch (IOException | StartFailure e) {
                lock.close();
                throw e;
            }
            return new DataFolder(root, lock);
        } catch (IOException e) {
            throw new StartFailure(
                    "The data folder %s cannot be written (%s); name another one with --data DIR."
                            .formatted(root, e),
                    e);
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgresql");
    }

    Path elasticsearch() {
        return root.resolve("elasticsearch");
    }

    Path pki() {
        return root.resolve("pki");
    }

    Path certificates() {
        return root.resolve("certificates");
    }

    Path softHsm() {
        return root.resolve("softhsm");
    }

    Path pkcs12() {
        return root.resolve("pkcs12");
    }

    Path application() {
        return root.resolve("application");
    }

    /** What the application may read; one file a property. */
    Path secrets() {
        return root.resolve("secrets");
    }

    /** PIN of the organisation's token: not among the secrets, which the server keeps in memory. */
    Path sealPin() {
        return root.resolve("seal-pin");
    }

    Path log(String part) throws IOException {
        Path logs = root.resolve("logs");
        Files.createDirectories(logs);
        return logs.resolve(part + ".log");
    }

    /**
     * The sentence for a part whose files could not be written.
     *
     * @param part its name
     */
    StartFailure failure(String part, IOException e) {
        // Java has no exception of its own for ENOSPC and EDQUOT
        String told = String.valueOf(e.getMessage());
        boolean full = told.contains("No space left") || told.contains("quota exceeded");
        return full
                ? new StartFailure(
                        "%s does not start: the disk of %s is full; free some space, or name a folder on another disk with --data DIR."
                                .formatted(part, root),
                        e)
                : new StartFailure("%s does not start: %s".formatted(part, e), e);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(folder, new Deletion(folder, true));
        }
    }

    private static FileChannel lock(Path root) throws IOException, StartFailure {
        FileChannel channel =
                FileChannel.open(
                        root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = null;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // this very process holds it: the same answer as for another one
        }
        if (taken == null) {
            channel.close();
            throw new StartFailure(
                    "Another run uses the data folder %s; stop it, or name another folder with --data DIR."
                            .formatted(root));
        }
        return channel;
    }

    private static void refuseForeignFolder(Path root) throws IOException, StartFailure {
        try (Stream<Path> content = Files.list(root)) {
            if (content.findAny().isPresent() && !Files.exists(root.resolve(LOCK))) {
                throw new StartFailure(
                        "%s has files that are not of this program; name an empty folder with --data DIR."
                                .formatted(root));
            }
        }
    }

    private static void emptyExceptLock(Path root) throws IOException {
        Files.walkFileTree(root, new Deletion(root, false));
    }

    private static void refuseFullDisk(Path root) throws IOException, StartFailure {
        long least = Long.getLong("dangvu.launcher.least-free-bytes", LEAST_FREE_BYTES);
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < least) {
            throw new StartFailure(
                    "Only %d MB are free on the disk of %s and %d MB are needed; free some space, or name a folder on another disk with --data DIR."
                            .formatted(free / 1_000_000, root, least / 1_000_000));
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        private final Path top;
        private final boolean withTop;

        Deletion(Path top, boolean withTop) {
            this.top = top;
            this.withTop = withTop;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (withTop || !file.equals(top.resolve(LOCK))) {
                Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                throws IOException {
            if (withTop || !folder.equals(top)) {
                Files.delete(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
