package vn.dangvu.index;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line of a worker, with as many walls around it as the system allows. Without network it
 * starts where the server runs as root or where anybody may make user namespaces (Debian and Ubuntu by
 * default); not in a container with the usual seccomp profile, where only the walls inside the worker
 * hold.
 */
final class WorkerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerCommand.class);
    private static final long LARGEST_FILE = 1L << 30;

    private final WorkerSettings settings;
    private final List<String> walls;

    WorkerCommand(WorkerSettings settings) {
        this.settings = settings;
        this.walls = walls(settings);
    }

    List<String> in(Path scratch) {
        List<String> command = new ArrayList<>(walls);
        command.add(settings.java().toString());
        command.addAll(
                List.of(
                        "-Xmx" + settings.memoryMegabytes() + "m",
                        "-XX:MaxMetaspaceSize=192m",
                        "-XX:MaxDirectMemorySize=64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + scratch.resolve("crash.txt"),
                        "-Xshare:auto",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.io.tmpdir=" + scratch,
                        // names of hosts are looked up in this file, which is not there
                        "-Djdk.net.hosts.file=" + scratch.resolve("hosts"),
                        "-Djavax.xml.accessExternalDTD=",
                        "-Djavax.xml.accessExternalSchema=",
                        "-Djavax.xml.accessExternalStylesheet=",
                        "-jar",
                        settings.jar().toAbsolutePath().toString()));
        return command;
    }

    /** Limits of the process, then no network; each only where a trial shows that it works. */
    private static List<String> walls(WorkerSettings settings) {
        List<String> limits =
                List.of("prlimit", "--core=0", "--nofile=256", "--fsize=" + LARGEST_FILE);
        List<String> walls = new ArrayList<>(works(limits) ? limits : List.of());
        List<String> last = List.of("nice", "-n", "19");
        if (settings.background() && works(last)) {
            walls.addAll(last);
        }
        if (settings.isolateNetwork()) {
            for (List<String> unshare :
                    List.of(List.of("unshare", "-n"), List.of("unshare", "-r", "-n"))) {
                if (works(unshare)) {
                    walls.addAll(unshare);
                    return walls;
                }
            }
            LOG.warn(
                    "processes cannot be started without network here: only the wall inside the"
                            + " extraction worker keeps documents from fetching anything");
        }
        return walls;
    }

    private static boolean works(List<String> wall) {
        List<String> trial = new ArrayList<>(wall);
        trial.add("true");
        try {
            Process process =
                    new ProcessBuilder(trial)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
