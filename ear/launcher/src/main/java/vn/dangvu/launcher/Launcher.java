package vn.dangvu.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command behind {@code ./run}. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Progress progress = new Progress(out);
        try {
            CommandLine command = CommandLine.parse(arguments);
            if (command.help()) {
                progress.plain(CommandLine.HELP);
                return;
            }
            System.exit(run(command.options(), progress));
        } catch (StartFailure e) {
            System.err.println("./run: " + e.getMessage());
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
            System.err.println("./run: " + failure);
        }
        return 1;
    }
}
