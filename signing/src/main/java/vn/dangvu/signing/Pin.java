package vn.dangvu.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The PIN of a token for one operation. Holds its own copy of the characters and wipes it on {@link
 * #close()}; never shows them in {@link #toString()}, never offers them as a {@code String}.
 *
 * <p>Not thread-safe. The caller who made it closes it, normally with try-with-resources around the
 * one {@link SigningToken#sign} it is meant for.
 */
public final class Pin implements AutoCloseable {

    private final char[] characters;
    private boolean closed;

    private Pin(char[] characters) {
        this.characters = characters;
    }

    /** Takes a copy; the caller still has to wipe his own array. */
    public static Pin copyOf(char[] characters) {
        return new Pin(characters.clone());
    }

    /** Takes a copy and overwrites the given array at once. */
    public static Pin taking(char[] characters) {
        Pin pin = copyOf(characters);
        Arrays.fill(characters, '\0');
        return pin;
    }

    /**
     * The PIN that stands in a file, as UTF-8; a line end after it is the editor's, not the PIN's.
     *
     * @throws IOException when the file cannot be read
     */
    public static Pin fromFile(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
            length--;
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
        try {
            return new Pin(Arrays.copyOf(decoded.array(), decoded.remaining()));
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(decoded.array(), '\0');
        }
    }

    /** Another PIN of the same characters, to be closed on its own. */
    Pin copy() {
        return copyOf(characters());
    }

    /**
     * The characters themselves, not a copy, so that nothing is left behind when this is closed.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    char[] characters() {
        if (closed) {
            throw new IllegalStateException("PIN already wiped");
        }
        return characters;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Pin[…]";
    }
}
