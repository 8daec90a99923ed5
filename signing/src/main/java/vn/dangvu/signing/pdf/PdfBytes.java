package vn.dangvu.signing.pdf;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bytes of a file, or of its beginning, read at any place: a small file is read at once, a large one
 * through a small cache of blocks. Not thread-safe.
 */
public final class PdfBytes implements Closeable {

    /** Files up to this size are read at once; sixteen of them fit beside a server's work. */
    public static final int MOST_IN_MEMORY = 8 << 20;

    // objects lie far apart: a larger block would mostly hold what nobody asks for
    private static final int BLOCK = 1 << 13;
    private static final int MOST_BLOCKS = 512;

    /** Blocks of one file, shared by the views on it. */
    private static final class Blocks extends LinkedHashMap<Long, byte[]> {
        private static final long serialVersionUID = 1L;

        Blocks() {
            super(16, 0.75f, true);
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
        try {
            if (channel.size() > MOST_IN_MEMORY) {
                return of(channel, channel.size());
            }
            byte[] whole = rest(channel, 0);
            channel.close();
            return of(whole);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The beginning of an open file; closed with this. */
    public static PdfBytes of(FileChannel channel, long length) {
        return new PdfBytes(channel, new Blocks(), length, null);
    }

    /** The same with everything from a place on read already; that must fit into memory. */
    public static PdfBytes of(FileChannel channel, long length, long read) throws IOException {
        PdfBytes bytes = of(channel, length);
        bytes.current = read(channel, read, (int) (length - read));
        bytes.currentStart = read;
        return bytes;
    }

    public static PdfBytes of(byte[] bytes) {
        return new PdfBytes(null, null, bytes.length, bytes);
    }

    /** All bytes of a file from a place on, where they are few enough. */
    public static byte[] rest(FileChannel channel, long from) throws IOException {
        return read(channel, from, (int) (channel.size() - from));
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

    /** Where a byte comes next, at most so far away; -1 when it does not. */
    long indexOf(int value, long from, long most) {
        long end = Math.min(length, from + most);
        for (long at = from; at < end; ) {
            at(at);
            int within = (int) (at - currentStart);
            int last = (int) Math.min(current.length, end - currentStart);
            while (within < last && current[within] != value) {
                within++;
            }
            if (within < last) {
                return currentStart + within;
            }
            at = currentStart + within;
        }
        return -1;
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

    /** The same as ISO 8859-1. */
    String text(long position, int count) throws PdfSyntaxException {
        long within = position - currentStart;
        if (current != null && within >= 0 && within + count <= current.length) {
            return new String(current, (int) within, count, StandardCharsets.ISO_8859_1);
        }
        return new String(read(position, count), StandardCharsets.ISO_8859_1);
    }

    /** Whether a word stands at a place. */
    public boolean startsWith(String word, long position) {
        for (int i = 0; i < word.length(); i++) {
            if (at(position + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where a line ends; the length of the file for the last one. */
    public long lineEnd(long position) {
        long at = position;
        for (int c = at(at); c >= 0 && c != '\r' && c != '\n'; c = at(at)) {
            at++;
        }
        return at;
    }

    /** First byte after {@code startxref} and an offset; -1 when that is not what stands there. */
    public long afterStartxref(long position, long offset) {
        PdfParser parser = new PdfParser(this, position, true);
        try {
            return parser.accept("startxref") && parser.wholeNumber() == offset
                    ? parser.position
                    : -1;
        } catch (PdfSyntaxException e) {
            return -1;
        }
    }

    /**
     * Number of an object whose definition has the "o" of its "obj" at a place; -1 when none has.
     *
     * @param first where to stop looking backwards
     */
    int definedAt(long position, long first) {
        if (!startsWith("obj", position)) {
            return -1;
        }
        long at = position - 1;
        long number = -1;
        for (int part = 0; part < 2; part++) {
            long start = at;
            while (at >= first && PdfParser.isSpace(at(at))) {
                at--;
            }
            if (at == start && part == 1) {
                return -1;
            }
            number = 0;
            long digits = 0;
            for (long power = 1; at >= first && at(at) >= '0' && at(at) <= '9'; at--) {
                number += power * (at(at) - '0');
                power *= 10;
                if (++digits > 10) {
                    return -1;
                }
            }
            if (digits == 0) {
                return -1;
            }
        }
        return number <= Integer.MAX_VALUE ? (int) number : -1;
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
            return read(channel, start, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exactly that many bytes of a file. */
    public static byte[] read(FileChannel channel, long start, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.array();
    }

    /** Hands on a part without keeping it, for digests. */
    public void feed(long from, long count, Transfer.Sink sink) throws IOException {
        if (from < 0 || count < 0 || from + count > length) {
            throw new EOFException("bytes " + from + "+" + count + " of " + length);
        }
        if (channel == null) {
            sink.update(current, (int) from, (int) count);
        } else {
            Transfer.copy(channel, from, count, null, sink);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
