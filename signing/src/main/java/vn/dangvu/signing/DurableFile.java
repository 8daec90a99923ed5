package vn.dangvu.signing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A file that appears under its name only when it is whole, and on disk where that is asked for. */
final class DurableFile {

    /** Writes the content and says what came of it. */
    interface Content<T> {
        T writeTo(FileChannel out) throws IOException, SigningException;
    }

    private static final Set<OpenOption> NEW =
            Set.of(
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);

    // as a temporary file of the JDK has them, which would have to be opened a second time
    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    // nobody else's name, without a random number for each file
    private static final String PROCESS = UUID.randomUUID() + "-";
    private static final AtomicLong COUNT = new AtomicLong();

    private DurableFile() {}

    static <T> T write(Path target, boolean sync, Content<T> content)
            throws IOException, SigningException {
        Path folder = target.toAbsolutePath().getParent();
        Path temporary = folder.resolve(".signing" + PROCESS + COUNT.incrementAndGet() + ".tmp");
        boolean moved = false;
        try {
            T result;
            try (FileChannel out = FileChannel.open(temporary, NEW, OWNER_ONLY)) {
                result = content.writeTo(out);
                if (sync) {
                    out.force(true);
                }
            }
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            moved = true;
            if (sync) {
                force(folder);
            }
            return result;
        } finally {
            if (!moved) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    // the name is on disk only when its folder is
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
