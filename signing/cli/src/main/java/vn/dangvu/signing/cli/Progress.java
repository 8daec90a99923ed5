package vn.dangvu.signing.cli;

import java.io.PrintStream;

/** A bar on standard error, drawn only for a person at a terminal and for more than one file. */
final class Progress {

    private static final int WIDTH = 40;

    private final PrintStream out;
    private final int total;
    private final boolean shown;
    private int done;

    Progress(PrintStream out, int total, boolean wanted) {
        this.out = out;
        this.total = total;
        this.shown = wanted && total > 1 && System.console() != null;
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
}
