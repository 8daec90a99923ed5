package vn.dangvu.launcher;

import java.io.FileDescriptor;
import java.io.PrintStream;

/** The command behind {@code ./run}. */
public final class Launcher {

    private static final PrintStream ERRORS = Progress.utf8(FileDescriptor.err);

    private Launcher() {}

    public static void main(String[] arguments) {
        Progress progress = new Progress(Progress.utf8(FileDescriptor.out));
        try {
            CommandLine command = CommandLine.parse(arguments);
            if (command.help()) {
                progress.plain(CommandLine.HELP);
                return;
            }
            System.exit(run(command.options(), progress));
        } catch (StartFailure e) {
            ERRORS.println("./run: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Starts everything, then waits until a part ends.
     *
     * @return status of this process; said on standard error what to do
     */
    static int run(StackOptions options, Progress progress) {
        Ending ending = Ending.prepare(progress, () -> {});
        String failure;
        try {
            Stack stack = Stack.start(options, progress);
            ending.isRunning(stack);
            progress.plain(Welcome.text(stack));
            failure =
                    "%s ended unexpectedly, so everything stops; see the logs in %s."
                            .formatted(stack.death().join(), options.data().resolve("logs"));
        } catch (StartFailure e) {
            failure = e.getMessage();
        } catch (RuntimeException e) {
            failure = "this should not happen, please report it: " + e;
        }
        if (!ending.hasBegun()) {
            ERRORS.println("./run: " + failure);
        }
        return 1;
    }
}
