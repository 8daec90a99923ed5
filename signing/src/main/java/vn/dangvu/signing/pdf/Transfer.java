package vn.dangvu.signing.pdf;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a part of a file once, and writes and digests the very bytes that were read. Large parts are
 * digested in a thread of their own, because reading and writing take about as long as SHA-256 does.
 */
public final class Transfer {

    private static final int BUFFER = 1 << 18;
    private static final int BUFFERS = 4;

    /** From this size on a part is digested in a thread of its own. */
    public static final long WORTH_A_THREAD = 4L << 20;

    /** What gets the bytes in their order, as {@code MessageDigest::update} does. */
    @FunctionalInterface
    public interface Sink {
        void update(byte[] bytes, int offset, int length);
    }

    private Transfer() {}

    /**
     * Moves bytes.
     *
     * @param out written at its position; null to digest only
     * @throws IOException also when the file ends before {@code count} bytes
     */
    public static void copy(FileChannel in, long from, long count, FileChannel out, Sink sink)
            throws IOException {
        if (count < WORTH_A_THREAD) {
            Part part = new Part((int) Math.min(BUFFER, Math.max(count, 1)));
            for (long done = 0; done < count; done += part.length) {
                part.read(in, from + done, count - done);
                part.write(out);
                sink.update(part.bytes, 0, part.length);
            }
            return;
        }
        try (Feeder feeder = new Feeder(sink)) {
            for (long done = 0; done < count; ) {
                Part part = feeder.free();
                part.read(in, from + done, count - done);
                done += part.length;
                part.write(out);
                feeder.feed(part);
            }
            feeder.finish();
        }
    }

    /** Some bytes on their way. */
    private static final class Part {
        private final byte[] bytes;
        private int length;

        Part(int size) {
            bytes = new byte[size];
        }

        void read(FileChannel in, long from, long most) throws IOException {
            length = in.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, most)), from);
            if (length <= 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }

        void write(FileChannel out) throws IOException {
            if (out != null) {
                writeAll(out, ByteBuffer.wrap(bytes, 0, length));
            }
        }
    }

    /** Writes what remains of the buffers, at once where the system can; the last is not empty. */
    public static void writeAll(FileChannel out, ByteBuffer... buffers) throws IOException {
        ByteBuffer last = buffers[buffers.length - 1];
        while (last.hasRemaining()) {
            out.write(buffers);
        }
    }

    /** Hands full buffers to the thread that digests them and takes them back empty. */
    private static final class Feeder implements AutoCloseable {
        private final BlockingQueue<Part> full = new ArrayBlockingQueue<>(BUFFERS + 1);
        private final BlockingQueue<Part> free = new ArrayBlockingQueue<>(BUFFERS + 1);
        private final Thread thread;
        private volatile RuntimeException failure;

        Feeder(Sink sink) {
            for (int i = 0; i < BUFFERS; i++) {
                free.add(new Part(BUFFER));
            }
            thread = new Thread(() -> run(sink), "dangvu-digest");
            thread.setDaemon(true);
            thread.start();
        }

        private void run(Sink sink) {
            try {
                for (Part next = full.take(); next.length > 0; next = full.take()) {
                    if (failure == null) {
                        update(sink, next);
                    }
                    free.add(next);
                }
            } catch (InterruptedException e) {
                // nobody waits for the rest
                Thread.currentThread().interrupt();
            }
        }

        private void update(Sink sink, Part part) {
            try {
                sink.update(part.bytes, 0, part.length);
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        Part free() throws IOException {
            try {
                return free.take();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        void feed(Part part) {
            full.add(part);
        }

        void finish() throws IOException {
            full.add(new Part(0));
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (failure != null) {
                throw failure;
            }
        }

        private static IOException interrupted(InterruptedException e) {
            Thread.currentThread().interrupt();
            IOException stopped = new InterruptedIOException("interrupted while digesting");
            stopped.initCause(e);
            return stopped;
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
