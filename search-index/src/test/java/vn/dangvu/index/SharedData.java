package vn.dangvu.index;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Sample files that may lie beside the project; they are no part of it. */
final class SharedData {

    private SharedData() {}

    /** A file or folder under {@code shared/data}; the test is skipped where it is missing. */
    static Path path(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        assumeTrue(
                folder != null, "no folder shared/data beside the project: not tried on " + name);
        Path found = folder.resolve("shared/data").resolve(name);
        assumeTrue(Files.exists(found), "not on this machine: " + name);
        return found;
    }
}
