package vn.dangvu.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system to its end. */
final class Program {

    private Program() {}

    /**
     * Whether it ends with status 0; one that takes longer than the limit is ended and has not.
     *
     * @param builder with folder, environment and where the output goes; there is no input
     * @throws IOException it cannot be started
     */
    static boolean succeeds(ProcessBuilder builder, Duration limit)
            throws IOException, StartFailure {
        Process process = builder.redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            return process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted.", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
