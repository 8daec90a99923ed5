package vn.dangvu.signing.pdf;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bytes of a file, or of its beginning, read at any place through a small cache of blocks. Not
 * thread-safe.
 */
public final class PdfBytes implements Closeable {

    private static final int BLOCK = 1 << 16;
    private static final int MOST_BLOCKS = 64;

    /** Blocks of one file, shared by the views on it. */
    private static final class Blocks extends LinkedHashMap<Long, byte[]> {
        private static final long serialVersionUID = 1L;

        Blocks() {
            super(MOST_BLOCKS * 2, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > MOST_BLOCKS;
        }
    }

    private final FileChannel channel;
    private final Blocks blocks;
    private final long length;
    private byte[] current;
    private long currentStart;

    private PdfBytes(FileChannel channel, Blocks blocks, long length, byte[] whole) {
        this.channel = channel;
        this.blocks = blocks;
        this.length = length;
        this.current = whole;
        this.currentStart = whole == null ? -1 : 0;
    }

    public static PdfBytes open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new PdfBytes(channel, new Blocks(), channel.size(), null);
    }

    public static PdfBytes of(byte[] bytes) {
        return new PdfBytes(null, null, bytes.length, bytes);
    }

    /** The first bytes of this one, as an earlier revision of the file was. */
    public PdfBytes upTo(long end) {
        if (end < 0 || end > length) {
            throw new IllegalArgumentException("end " + end + " of " + length);
        }
        return new PdfBytes(channel, blocks, end, channel == null ? current : null);
    }

    public long length() {
        return length;
    }

    /** One byte, 0 to 255, or -1 outside. */
    public int at(long position) {
        if (position < 0 || position >= length) {
            return -1;
        }
        long within = position - currentStart;
        if (current == null || within < 0 || within >= current.length) {
            load(position / BLOCK);
            within = position - currentStart;
        }
        return current[(int) within] & 0xFF;
    }

    /** Exactly that many bytes. */
    public byte[] read(long position, int count) throws PdfSyntaxException {
        if (position < 0 || count < 0 || position + count > length) {
            throw new PdfSyntaxException("bytes " + position + "+" + count + " of " + length);
        }
        byte[] result = new byte[count];
        for (int done = 0; done < count; ) {
            at(position + done);
            int within = (int) (position + done - currentStart);
            int some = Math.min(count - done, current.length - within);
            System.arraycopy(current, within, result, done, some);
            done += some;
        }
        return result;
    }

    private void load(long number) {
        byte[] block = blocks.get(number);
        if (block == null) {
            block = readBlock(number * BLOCK);
            blocks.put(number, block);
        }
        current = block;
        currentStart = number * BLOCK;
    }

    private byte[] readBlock(long start) {
        try {
            int size = (int) Math.min(BLOCK, channel.size() - start);
            if (size <= 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            ByteBuffer buffer = ByteBuffer.wrap(new byte[size]);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, start + buffer.position()) < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
            }
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
