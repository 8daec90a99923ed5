package vn.dangvu.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A file that appears under its name only when it is whole, and on disk where that is asked for. */
final class DurableFile {

    private static final int BUFFER = 1 << 18;

    /** Writes the content. */
    interface Content {
        void writeTo(Path temporary) throws IOException, SigningException;
    }

    private DurableFile() {}

    static void write(Path target, boolean sync, Content content)
            throws IOException, SigningException {
        Path folder = target.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, ".signing", ".tmp");
        try {
            content.writeTo(temporary);
            if (sync) {
                force(temporary, StandardOpenOption.WRITE);
            }
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            if (sync) {
                force(folder, StandardOpenOption.READ);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    /** Copies {@code count} bytes from {@code from} and feeds them to the digests on the way. */
    static void copy(
            FileChannel in, long from, long count, FileChannel out, MessageDigest... digests)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(count, 1)));
        long done = 0;
        while (done < count) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), count - done));
            int some = in.read(buffer, from + done);
            if (some < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            done += some;
            buffer.flip();
            for (MessageDigest digest : digests) {
                digest.update(buffer.array(), 0, some);
            }
            while (out != null && buffer.hasRemaining()) {
                out.write(buffer);
            }
        }
    }

    static void digest(FileChannel in, long from, long count, MessageDigest... digests)
            throws IOException {
        copy(in, from, count, null, digests);
    }
}
