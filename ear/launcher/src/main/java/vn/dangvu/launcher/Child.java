package vn.dangvu.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running child process whose output goes to a log file.
 *
 * <p>The kernel's death signal hangs on the <em>thread</em> that started the process, so that
 * thread does nothing else than wait for its end.
 */
final class Child {

    private static final int SECONDS_TO_END = 30;

    private final String name;
    private final Path log;
    private final Process process;
    private volatile boolean ending;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * @param output receives output and error output, after what it already has
     * @param whenDead runs when the process ends without having been told to
     */
    static Child start(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path output,
            Runnable whenDead)
            throws StartFailure {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        CompletableFuture<Child> started = new CompletableFuture<>();
        Thread thread =
                new Thread(() -> startAndWait(name, builder, output, started, whenDead), name);
        thread.setDaemon(true);
        thread.start();
        try {
            return started.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting " + name + ".", e);
        } catch (ExecutionException e) {
            throw new StartFailure(
                    "%s cannot be started: %s".formatted(name, e.getCause().getMessage()), e);
        }
    }

    private static void startAndWait(
            String name,
            ProcessBuilder builder,
            Path output,
            CompletableFuture<Child> started,
            Runnable whenDead) {
        Child child;
        try {
            child = new Child(name, output, builder.start());
        } catch (IOException e) {
            started.completeExceptionally(e);
            return;
        }
        started.complete(child);
        while (child.process.isAlive()) {
            try {
                child.process.waitFor();
            } catch (InterruptedException e) {
                // nobody interrupts this thread for a reason; leaving would kill the child
            }
        }
        if (!child.ending) {
            whenDead.run();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Ends on SIGTERM, or after 30 s by force, with all its descendants. */
    void end() {
        end("TERM");
    }

    /**
     * @param signal the one that means an orderly end to this program
     */
    void end(String signal) {
        ending = true;
        List<ProcessHandle> family =
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        signal(signal);
        if (!hasEnded(SECONDS_TO_END)) {
            family.forEach(ProcessHandle::destroyForcibly);
            hasEnded(SECONDS_TO_END);
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    /** Stops all its processes in their tracks: connections stay, and nothing answers. */
    void pause() {
        signalFamily("STOP");
    }

    /** Goes on after {@link #pause}. */
    void resume() {
        signalFamily("CONT");
    }

    private void signalFamily(String signal) {
        String pids =
                Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .map(handle -> Long.toString(handle.pid()))
                        .collect(Collectors.joining(" "));
        kill(signal, pids);
    }

    /** What the kernel counts as the most memory it ever held, all descendants alive included. */
    long peakMemoryBytes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(handle -> PeakMemory.ofProcess(handle.pid()))
                .sum();
    }

    Path log() {
        return log;
    }

    /** The last line of the log that is not empty, for a message. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (!lines.get(i).isBlank()) {
                    return lines.get(i).strip();
                }
            }
        } catch (IOException e) {
            // the message names the log anyway
        }
        return "";
    }

    /** The sentence for a part that ended while it was waited for. */
    StartFailure died() {
        return new StartFailure(
                "%s ended with status %s; its last words: \"%s\". See %s."
                        .formatted(name, status(), lastWords(), log));
    }

    private String status() {
        return Optional.of(process)
                .filter(p -> !p.isAlive())
                .map(p -> Integer.toString(p.exitValue()))
                .orElse("unknown");
    }

    private void signal(String signal) {
        if (signal.equals("TERM")) {
            process.destroy();
            return;
        }
        kill(signal, Long.toString(process.pid()));
    }

    /** Java knows no other signal than TERM and KILL; kill is a builtin of every shell. */
    private void kill(String signal, String pids) {
        try {
            new ProcessBuilder("sh", "-c", "kill -%s %s".formatted(signal, pids))
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    private boolean hasEnded(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
