package vn.dangvu.signing;

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
