package vn.dangvu.index.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One message: four bytes of magic, one byte of kind, four bytes of length, the payload. A worker that
 * dies may print anything on its standard output; whatever is not a frame ends the conversation.
 */
public final class Frame {

    /** No page is longer: the limit of characters of a whole document, in UTF-8. */
    public static final int MAX_PAYLOAD = 24_000_000;

    private static final int MAGIC = 0x44565831;

    /** What a frame carries. */
    public enum Kind {
        /** To the worker: {@link Job}. */
        JOB('J'),
        /** From the worker: ready for the first job. */
        READY('R'),
        /** From the worker: {@link Page}. */
        PAGE('P'),
        /** From the worker: {@link Outcome}, the last frame of a job. */
        OUTCOME('O');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(int letter) throws IOException {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IOException("not a kind of frame");
        }
    }

    private final Kind kind;
    private final byte[] payload;

    private Frame(Kind kind, byte[] payload) {
        this.kind = kind;
        this.payload = payload;
    }

    public Kind kind() {
        return kind;
    }

    /** Fills a payload. */
    public interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    /** Reads a payload. */
    public interface Reader<T> {
        T readFrom(DataInputStream in) throws IOException;
    }

    public static Frame of(Kind kind, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(new DataOutputStream(bytes));
        return new Frame(kind, bytes.toByteArray());
    }

    public void send(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        out.writeByte(kind.letter);
        out.writeInt(payload.length);
        out.write(payload);
        out.flush();
    }

    /**
     * Waits for the next frame.
     *
     * @throws EOFException when the other side ended
     * @throws IOException when what came is no frame
     */
    public static Frame receive(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a frame");
        }
        Kind kind = Kind.of(in.readUnsignedByte());
        int length = in.readInt();
        if (length < 0 || length > MAX_PAYLOAD) {
            throw new IOException("not the length of a frame");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException();
        }
        return new Frame(kind, payload);
    }

    /** The payload, which must be used up by the reader. */
    public <T> T read(Reader<T> reader) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        T content = reader.readFrom(in);
        if (in.read() >= 0) {
            throw new IOException("a frame longer than its content");
        }
        return content;
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text longer than its frame");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
