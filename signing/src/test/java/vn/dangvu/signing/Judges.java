package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** R45: programs of others that look at what was made here; a missing one is said and passed over. */
final class Judges {

    private Judges() {}

    static void qpdfFindsNothing(Path file) {
        String output = run("qpdf", "--check", file.toString());
        if (output != null) {
            assertThat(output)
                    .contains("No syntax or stream encoding errors")
                    .doesNotContain("WARNING");
        }
    }

    static void pdfsigFindsValid(Path file, int signatures) {
        String output = run("pdfsig", "-nocert", file.toString());
        if (output != null) {
            long valid =
                    Pattern.compile("Signature Validation: Signature is Valid")
                            .matcher(output)
                            .results()
                            .count();
            assertThat(valid).as(output).isEqualTo(signatures);
        }
    }

    /** Whether a program made something; false, and said so, when it is not installed. */
    static boolean made(String... command) {
        return run(command) != null;
    }

    private static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(60, TimeUnit.SECONDS);
            return output;
        } catch (IOException e) {
            System.out.println("SKIPPED: " + command[0] + " is not installed");
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
