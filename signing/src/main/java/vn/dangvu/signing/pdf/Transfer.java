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
    private static final long WORTH_A_THREAD = 4L << 20;

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
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(count, 1)));
            for (long done = 0; done < count; done += buffer.limit()) {
                read(in, from + done, count - done, buffer);
                sink.update(buffer.array(), 0, buffer.limit());
                write(out, buffer);
            }
            return;
        }
        try (Feeder feeder = new Feeder(sink)) {
            for (long done = 0; done < count; ) {
                ByteBuffer buffer = feeder.free();
                read(in, from + done, count - done, buffer);
                done += buffer.limit();
                write(out, buffer);
                feeder.feed(buffer);
            }
            feeder.finish();
        }
    }

    private static void read(FileChannel in, long from, long most, ByteBuffer buffer)
            throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), most));
        if (in.read(buffer, from) <= 0) {
            throw new EOFException("the file became shorter while it was read");
        }
        buffer.flip();
    }

    private static void write(FileChannel out, ByteBuffer buffer) throws IOException {
        if (out != null) {
            writeAll(out, buffer.duplicate());
        }
    }

    /** Writes what remains of the buffers. */
    public static void writeAll(FileChannel out, ByteBuffer... buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        }
    }

    /** Hands full buffers to the thread that digests them and takes them back empty. */
    private static final class Feeder implements AutoCloseable {
        private static final ByteBuffer END = ByteBuffer.allocate(0);

        private final BlockingQueue<ByteBuffer> full = new ArrayBlockingQueue<>(BUFFERS + 1);
        private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BUFFERS + 1);
        private final Thread thread;
        private volatile RuntimeException failure;

        Feeder(Sink sink) {
            for (int i = 0; i < BUFFERS; i++) {
                free.add(ByteBuffer.allocate(BUFFER));
            }
            thread = new Thread(() -> run(sink), "dangvu-digest");
            thread.setDaemon(true);
            thread.start();
        }

        private void run(Sink sink) {
            try {
                for (ByteBuffer next = full.take(); next != END; next = full.take()) {
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

        private void update(Sink sink, ByteBuffer buffer) {
            try {
                sink.update(buffer.array(), 0, buffer.limit());
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        ByteBuffer free() throws IOException {
            try {
                return free.take();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        void feed(ByteBuffer buffer) {
            full.add(buffer);
        }

        void finish() throws IOException {
            full.add(END);
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
