package vn.dangvu.signing.cli;

import vn.dangvu.signing.Pin;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where the PIN comes from: a file, an environment variable, or the person at the terminal. */
final class Pins {

    private Pins() {}

    static Pin read(Arguments arguments) throws IOException, Arguments.UsageException {
        String file = arguments.get("pin-file");
        if (file != null) {
            return fromFile(Path.of(file));
        }
        String variable = arguments.get("pin-env");
        if (variable != null) {
            String value = System.getenv(variable);
            if (value == null) {
                throw new Arguments.UsageException("no environment variable " + variable);
            }
            return Pin.taking(value.toCharArray());
        }
        Console console = System.console();
        if (console == null) {
            throw new Arguments.UsageException("no terminal: --pin-file or --pin-env is needed");
        }
        return Pin.taking(console.readPassword("PIN: "));
    }

    // a line end at the end of the file is the editor's, not the PIN's
    private static Pin fromFile(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
            length--;
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(bytes, (byte) 0);
        return Pin.taking(characters);
    }
}
