package vn.dangvu.launcher;

import java.io.IOException;
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

    private static final double MEGABYTE = 1_000_000.0;

    private final Progress progress = new Progress(System.err);
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private Smoke() {}

    public static void main(String[] arguments) {
        Smoke smoke = new Smoke();
        int status = 0;
        try {
            smoke.run(CommandLine.parse(arguments).options());
        } catch (StartFailure | IOException e) {
            System.err.println("./run --smoke: " + e.getMessage());
            smoke.figures.put("failure", e.getMessage());
            status = 1;
        }
        smoke.figures.put("ok", status == 0);
        System.out.println(Json.object(smoke.figures));
        System.exit(status);
    }

    private void run(StackOptions asked) throws StartFailure, IOException {
        Path folder = Files.createTempDirectory("dangvu-smoke");
        StackOptions options =
                StackOptions.forTest(folder.resolve("data"))
                        .withTokens(asked.softHsm())
                        .withFullCompilation();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(folder)));
        figures.put("smoke", "dangvu");
        try (Stack stack = timed("cold_start_s", options)) {
            figures.put("tokens", stack.hasTokens() ? "softhsm2" : "pkcs12");
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
            System.err.println("./run --smoke: the logs are kept in " + data.resolve("logs"));
        } catch (IOException e) {
            System.err.println(folder + " could not be deleted: " + e.getMessage());
        }
    }
}
