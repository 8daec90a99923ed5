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
            run(command, progress);
        } catch (StartFailure e) {
            System.err.println("./run: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(CommandLine command, Progress progress) throws StartFailure {
        if (command.help()) {
            progress.plain(CommandLine.HELP);
            return;
        }
        Stack stack = Stack.start(command.options(), progress);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    progress.say("Stopping …");
                                    stack.close();
                                    progress.say("Stopped.");
                                }));
        progress.plain(Welcome.text(stack));
        String dead = stack.death().join();
        System.err.println(
                "./run: %s ended unexpectedly, so everything stops; see the logs in %s."
                        .formatted(dead, command.options().data().resolve("logs")));
        System.exit(1);
    }
}
