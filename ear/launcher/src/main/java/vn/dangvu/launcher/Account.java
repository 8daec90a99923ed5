package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Who a server process runs as. PostgreSQL and Elasticsearch refuse root, so a start by root makes
 * them nobody: really, where nobody can reach their files; else in a user namespace, in which
 * root's files (in /root, say) look like nobody's own.
 *
 * <p>Every process gets the kernel's promise to be signalled when the supervisor dies, even by
 * {@code kill -9}.
 */
enum Account {
    /** The user who started, not root. */
    OWN,
    /** Root gives its servers the number of nobody. */
    NOBODY,
    /** Root keeps its files and gives its servers a user namespace. */
    NAMESPACE;

    /** The same on every Linux, and with a name: initdb and the attach API of Java insist on one. */
    private static final int UID = 65_534;

    static Account choose(DataFolder data) throws IOException {
        if (!isRoot()) {
            return OWN;
        }
        boolean reachable =
                Reach.byOthers(data.root()) && Reach.byOthers(Path.of(Java.program()).toRealPath());
        return reachable ? NOBODY : NAMESPACE;
    }

    static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    /**
     * The command of a server.
     *
     * @param deathSignal sent by the kernel when the starting thread ends
     */
    List<String> server(String deathSignal, List<String> command) {
        List<String> all = new ArrayList<>();
        if (this == NAMESPACE) {
            all.addAll(List.of("unshare", "--user", "--map-user=" + UID, "--map-group=" + UID));
        }
        all.addAll(List.of("setpriv", "--pdeathsig", deathSignal, "--no-new-privs"));
        if (this == NOBODY) {
            all.addAll(List.of("--reuid=" + UID, "--regid=" + UID, "--clear-groups"));
        }
        all.addAll(command);
        return all;
    }

    /** The command of a process of the starting user. */
    static List<String> own(String deathSignal, List<String> command) {
        return OWN.server(deathSignal, command);
    }

    /** Gives a folder with all that is in it to the servers. */
    void give(Path folder) throws IOException {
        if (this != OWN) {
            int owner = this == NOBODY ? UID : 0;
            Files.walkFileTree(folder, new Giving(owner));
        }
    }

    private static final class Giving extends SimpleFileVisitor<Path> {
        private final Integer owner;

        Giving(int owner) {
            this.owner = owner;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            give(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
            give(folder);
            return FileVisitResult.CONTINUE;
        }

        private void give(Path file) throws IOException {
            if (!owner.equals(Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
                Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
