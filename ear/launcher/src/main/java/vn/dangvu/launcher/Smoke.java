package vn.dangvu.launcher;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command behind {@code ./run --smoke}: starts on free ports with fresh data, does the main job
 * over HTTP, starts once more with the data that are there, and stops. One JSON line of figures on
 * standard output, everything else on standard error; status 0 only if every step held.
 */
public final class Smoke {

    private static final PrintStream ERRORS = Progress.utf8(FileDescriptor.err);
    private static final double MEGABYTE = 1_000_000.0;

    private final Progress progress;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    public Smoke(Progress progress) {
        this.progress = progress;
    }

    public static void main(String[] arguments) {
        Smoke smoke = new Smoke(new Progress(ERRORS));
        int status = 0;
        try {
            smoke.runInNewFolder(CommandLine.parse(arguments).options());
        } catch (StartFailure | IOException | RuntimeException e) {
            ERRORS.println("./run --smoke: " + e.getMessage());
            smoke.figures.put("failure", e.getMessage());
            status = 1;
        }
        smoke.figures.put("ok", status == 0);
        Progress.utf8(FileDescriptor.out).println(Json.object(smoke.figures));
        System.exit(status);
    }

    /** What was measured so far, by its name in the JSON line. */
    public Map<String, Object> figures() {
        return figures;
    }

    /**
     * @param options of the start; the data folder shall be empty
     * @throws IOException naming the step that did not hold
     */
    public void run(StackOptions options) throws StartFailure, IOException {
        figures.put("smoke", "dangvu");
        figures.put("server", options.server().toString().toLowerCase(Locale.ROOT));
        figures.put("java", System.getProperty("java.specification.version"));
        try (Stack stack = timed("cold_start_s", options)) {
            figures.put("tokens", stack.hasTokens() ? "softhsm2" : "pkcs12");
            refuseOpenSockets();
            mainJob(stack);
            stack.peakMemoryBytes()
                    .forEach(
                            (part, bytes) ->
                                    figures.put(
                                            "peak_mb_"
                                                    + part.toLowerCase(Locale.ROOT)
                                                            .replace(' ', '_'),
                                            Math.round(bytes / MEGABYTE)));
        }
        timed("warm_start_s", options).close();
    }

    private void runInNewFolder(StackOptions asked) throws StartFailure, IOException {
        Path folder = Files.createTempDirectory("dangvu-smoke");
        Ending.prepare(progress, () -> cleanUp(folder));
        run(
                StackOptions.forTest(folder.resolve("data"))
                        .withTokens(asked.softHsm())
                        .withServer(asked.server())
                        .withFullCompilation());
    }

    private static void refuseOpenSockets() throws IOException {
        List<String> open = Sockets.listeningBeyondLoopback();
        if (!open.isEmpty()) {
            throw new IOException("something listens beyond loopback: " + open);
        }
    }

    /** Seconds of each step go into the figures, also when a later one fails. */
    private void mainJob(Stack stack) throws IOException {
        SmokeJob job = new SmokeJob(stack.url(), stack.signers());
        try {
            job.run();
        } finally {
            job.seconds().forEach((step, seconds) -> figures.put(step + "_s", seconds));
        }
    }

    private Stack timed(String figure, StackOptions options) throws StartFailure {
        double begin = progress.seconds();
        Stack stack = Stack.start(options, progress);
        figures.put(figure, Math.round((progress.seconds() - begin) * 10) / 10.0);
        return stack;
    }

    /** After a failure the logs stay, for they have the reason. */
    private void cleanUp(Path folder) {
        try {
            if (Boolean.TRUE.equals(figures.get("ok"))) {
                DataFolder.delete(folder);
                return;
            }
            Path data = folder.resolve("data");
            for (String name : List.of("postgresql", "elasticsearch", "application")) {
                DataFolder.delete(data.resolve(name));
            }
            ERRORS.println("./run --smoke: the logs are kept in " + data.resolve("logs"));
        } catch (IOException e) {
            ERRORS.println(folder + " could not be deleted: " + e.getMessage());
        }
    }
}
