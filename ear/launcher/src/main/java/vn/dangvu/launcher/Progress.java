package vn.dangvu.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells somebody who waits what happens, a line at a time with the seconds since the start. */
public final class Progress {

    private final PrintStream out;
    private final Instant start = Instant.now();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** A standard stream in UTF-8, whatever the locale: names and messages are Vietnamese. */
    static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    void say(String line) {
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(), line);
        out.flush();
    }

    void plain(String line) {
        out.println(line);
        out.flush();
    }

    double seconds() {
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }
}
