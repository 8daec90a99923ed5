package vn.dangvu.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All that a JVM can still reach, to look for what should not be there. */
final class HeapDump implements AutoCloseable {
    private static final int WINDOW = 4 << 20;

    private final Path file;

    private HeapDump(Path file) {
        this.file = file;
    }

    /** Taken after a full garbage collection. */
    static HeapDump of(long pid) throws IOException, InterruptedException {
        Path file = Files.createTempDirectory("heap").resolve("dump.hprof");
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(pid),
                                "GC.heap_dump",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!jcmd.waitFor(2, TimeUnit.MINUTES) || !Files.exists(file)) {
            throw new IOException("no heap dump: " + said);
        }
        return new HeapDump(file);
    }

    /** Whether the text stands anywhere: as bytes, in a char[] or in a String. */
    boolean holds(String text) throws IOException {
        List<byte[]> forms =
                List.of(
                        text.getBytes(StandardCharsets.UTF_8),
                        text.getBytes(StandardCharsets.UTF_16BE),
                        text.getBytes(StandardCharsets.UTF_16LE));
        int overlap = 2 * text.length();
        byte[] window = new byte[WINDOW];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(window, kept, WINDOW - kept);
                    read > 0;
                    read = in.read(window, kept, WINDOW - kept)) {
                int length = kept + read;
                for (byte[] form : forms) {
                    if (contains(window, length, form)) {
                        return true;
                    }
                }
                kept = Math.min(overlap, length);
                System.arraycopy(window, length - kept, window, 0, kept);
            }
        }
        return false;
    }

    private static boolean contains(byte[] window, int length, byte[] form) {
        for (int at = 0; at + form.length <= length; at++) {
            if (window[at] == form[0]
                    && Arrays.equals(window, at, at + form.length, form, 0, form.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.getParent());
    }
}
