package vn.dangvu.signing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class ProgressTest {

    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(drawn, true, StandardCharsets.UTF_8);

    @Test
    void growsToTheFullBarAndEndsItsLine() {
        Progress progress = new Progress(out, 4, true);
        progress.step();
        assertThat(text()).isEqualTo("\r[" + "#".repeat(10) + " ".repeat(30) + "] 1/4");
        progress.step();
        progress.step();
        progress.step();
        assertThat(text()).endsWith("\r[" + "#".repeat(40) + "] 4/4\n");
    }

    @Test
    void isNotDrawnForOneFileNorWhereNobodyLooks() {
        new Progress(out, 1, true).step();
        new Progress(out, 9, false).step();
        assertThat(text()).isEmpty();
    }

    private String text() {
        return drawn.toString(StandardCharsets.UTF_8);
    }
}
