package vn.dangvu.signing.cli;

import vn.dangvu.signing.Pin;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;

/** Where the PIN comes from: a file, an environment variable, or the person at the terminal. */
final class Pins {

    private Pins() {}

    static Pin read(Arguments arguments) throws IOException, Arguments.UsageException {
        String file = arguments.get("pin-file");
        if (file != null) {
            return Pin.fromFile(Path.of(file));
        }
        String variable = arguments.get("pin-env");
        if (variable != null) {
            String value = System.getenv(variable);
            if (value == null) {
                throw new Arguments.UsageException("no environment variable " + variable);
            }
            return Pin.taking(value.toCharArray());
        }
        Console console = Terminal.console();
        if (console == null) {
            throw new Arguments.UsageException("no terminal: --pin-file or --pin-env is needed");
        }
        return Pin.taking(console.readPassword("PIN: "));
    }
}
