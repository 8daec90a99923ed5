package vn.dangvu.signing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The fault module {@code src/test/native/faulty_token.c} over SoftHSM, compiled when first used. */
final class FaultyModule {

    private final Path library;
    private final Path target;

    private FaultyModule(Path library, Path target) {
        this.library = library;
        this.target = target;
    }

    /** Compiles it, or the test is skipped with the reason. */
    static FaultyModule over(Path target) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "faulty-token");
        Path library = folder.resolve("faulty_token.so").toAbsolutePath();
        assumeTrue(compiled(library), "no C compiler");
        FaultyModule module = new FaultyModule(library, target);
        module.play();
        return module;
    }

    private static boolean compiled(Path library) {
        try {
            new ProcessBuilder("cc", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.out.println("SKIPPED: there is no C compiler (cc) for the fault module");
            return false;
        }
        SoftHsm.run(
                "cc",
                "-std=gnu11",
                "-Wall",
                "-Werror",
                "-shared",
                "-fPIC",
                "-o",
                library.toString(),
                "src/test/native/faulty_token.c",
                "-ldl",
                "-lpthread");
        return true;
    }

    Path library() {
        return library;
    }

    /** From now on these faults, and no others; see the head of the C file. */
    void play(String... faults) {
        try {
            Path orders = Path.of(library + ".faults");
            Path next = Path.of(library + ".next");
            // the same fault played again starts counting again: the text has to differ
            Files.writeString(
                    next,
                    "target "
                            + target
                            + "\n"
                            + String.join("\n", faults)
                            + "\n# "
                            + System.nanoTime());
            Files.move(next, orders, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls and their answers since the last {@link #play}: {@code C_Login a0}. */
    List<String> calls() {
        try {
            return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return Path.of(library + ".log");
    }
}
