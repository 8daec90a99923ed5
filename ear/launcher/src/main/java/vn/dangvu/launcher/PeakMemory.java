package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The highest resident size of a process, {@code VmHWM} of proc(5). */
final class PeakMemory {

    private static final Pattern LINE = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");
    private static final int KIB = 1024;

    private PeakMemory() {}

    /** Zero where there is no such file: the process has ended, or this is not Linux. */
    static long ofProcess(long pid) {
        try {
            Matcher line = LINE.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return line.find() ? Long.parseLong(line.group(1)) * KIB : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
