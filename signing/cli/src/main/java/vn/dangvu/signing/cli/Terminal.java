package vn.dangvu.signing.cli;

import java.io.Console;

/** The person at the terminal, if there is one. */
final class Terminal {

    private Terminal() {}

    /** The console, or null when input or output is redirected. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 isTerminal tells, before that the null
    static Console console() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console;
        }
        try {
            Object terminal = Console.class.getMethod("isTerminal").invoke(console);
            return Boolean.TRUE.equals(terminal) ? console : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
