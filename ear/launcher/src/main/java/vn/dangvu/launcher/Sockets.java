package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What this process's children listen on, as the kernel tells it in /proc/net. */
public final class Sockets {

    private static final String LISTEN = "0A";
    private static final String UNCONNECTED = "07";

    /** 127.0.0.1, ::ffff:127.0.0.1 and ::1 in the kernel's words of 32 bits. */
    private static final Set<String> LOOPBACK =
            Set.of(
                    "0100007F",
                    "0000000000000000FFFF00000100007F",
                    "00000000000000000000000001000000");

    private Sockets() {}

    /** Local addresses of listening TCP and open UDP sockets that are not loopback. */
    public static List<String> listeningBeyondLoopback() throws IOException {
        Set<String> own = inodesOfChildren();
        List<String> found = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] fields = line.strip().split("\\s+", -1);
                boolean waiting = fields[3].equals(LISTEN) || fields[3].equals(UNCONNECTED);
                String address = fields[1].split(":", 2)[0];
                if (waiting && own.contains(fields[9]) && !LOOPBACK.contains(address)) {
                    found.add(table + " " + fields[1]);
                }
            }
        }
        return found;
    }

    private static Set<String> inodesOfChildren() throws IOException {
        Set<String> inodes = new HashSet<>();
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            try (Stream<Path> open = Files.list(Path.of("/proc/" + child.pid() + "/fd"))) {
                for (Path one : open.toList()) {
                    inodeOf(one).ifPresent(inodes::add);
                }
            } catch (NoSuchFileException ended) {
                // what has ended listens no more
            }
        }
        return inodes;
    }

    /** Of a file descriptor that is a socket, and is still open. */
    private static Optional<String> inodeOf(Path descriptor) throws IOException {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("socket:[")
                    ? Optional.of(target.substring(8, target.length() - 1))
                    : Optional.empty();
        } catch (NoSuchFileException closed) {
            return Optional.empty();
        }
    }
}
