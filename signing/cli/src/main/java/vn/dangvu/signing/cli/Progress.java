package vn.dangvu.signing.cli;

import java.io.PrintStream;

/** A bar on standard error, for a person who waits for more than one file. */
final class Progress {

    private static final int WIDTH = 40;

    private final PrintStream out;
    private final int total;
    private final boolean shown;
    private int done;

    /**
     * A bar for so many files.
     *
     * @param watched whether somebody looks at it
     */
    Progress(PrintStream out, int total, boolean watched) {
        this.out = out;
        this.total = total;
        this.shown = watched && total > 1;
    }

    /** For a terminal, unless {@code --quiet} was given. */
    static Progress of(Arguments arguments, PrintStream err, int total) {
        return new Progress(err, total, !arguments.has("quiet") && Terminal.console() != null);
    }

    void step() {
        done++;
        if (shown) {
            int filled = WIDTH * done / total;
            out.print(
                    "\r["
                            + "#".repeat(filled)
                            + " ".repeat(WIDTH - filled)
                            + "] "
                            + done
                            + "/"
                            + total
                            + (done == total ? "\n" : ""));
            out.flush();
        }
    }

    /** Wipes the bar so that a line can be written; the next step draws it again. */
    void makeRoom() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH + 2 + 2 * String.valueOf(total).length() + 2) + "\r");
            out.flush();
        }
    }
}
