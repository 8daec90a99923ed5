package vn.dangvu.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs of the system that the start cannot do without. */
final class Tools {

    private Tools() {}

    static void check() throws StartFailure {
        if (!isOnPath("setpriv")) {
            throw new StartFailure(
                    "setpriv is missing; install it with: apt-get install util-linux");
        }
        try {
            if (Account.isRoot() && !isOnPath("unshare")) {
                throw new StartFailure(
                        "unshare is missing; install it with: apt-get install util-linux");
            }
        } catch (IOException e) {
            throw new StartFailure("This needs Linux with /proc mounted.", e);
        }
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
