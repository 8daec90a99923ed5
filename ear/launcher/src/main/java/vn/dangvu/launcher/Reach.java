package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** Whether users other than the owner get to a file. */
final class Reach {

    private Reach() {}

    /** Every folder on the way, and the file itself, lets others through. */
    static boolean byOthers(Path file) throws IOException {
        for (Path step = file; step != null; step = step.getParent()) {
            if (!Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
