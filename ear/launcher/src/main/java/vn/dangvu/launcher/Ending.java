package vn.dangvu.launcher;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stops every child when this process is told to end (Ctrl-C, SIGTERM) or ends by itself, at
 * whatever point of its start it is.
 */
final class Ending {

    private static final int SECONDS_TO_END = 40;

    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<Stack> running = new AtomicReference<>();
    private final Progress progress;

    private Ending(Progress progress) {
        this.progress = progress;
    }

    /**
     * @param last runs when no child is left
     */
    static Ending prepare(Progress progress, Runnable last) {
        Ending ending = new Ending(progress);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    ending.stopEverything();
                                    last.run();
                                }));
        return ending;
    }

    /** From now on there is an order in which to stop. */
    void isRunning(Stack stack) {
        running.set(stack);
    }

    /** What fails now fails because its children are being stopped. */
    boolean hasBegun() {
        return begun.get();
    }

    private void stopEverything() {
        begun.set(true);
        if (ProcessHandle.current().children().findAny().isEmpty()) {
            return;
        }
        progress.say("Stopping …");
        Optional.ofNullable(running.get()).ifPresentOrElse(Stack::close, Ending::stopChildren);
        progress.say("Stopped.");
    }

    private static void stopChildren() {
        ProcessHandle[] family =
                ProcessHandle.current().descendants().toArray(ProcessHandle[]::new);
        CompletableFuture<?>[] ends = new CompletableFuture<?>[family.length];
        for (int i = 0; i < family.length; i++) {
            ends[i] = family[i].onExit();
            family[i].destroy();
        }
        try {
            CompletableFuture.allOf(ends).get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            for (ProcessHandle one : family) {
                one.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
