package vn.dangvu.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports. */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_767;
    private static final int TRIES = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // otherwise a port that a stopped run left in TIME_WAIT would count as taken
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A port that nobody listens on, another at each call. It lies below those that systems give to
     * outgoing connections (32768 on Linux): one of them could take it while a server is starting.
     */
    static int free() throws StartFailure {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new StartFailure("No free port on loopback between " + FIRST + " and " + LAST + ".");
    }

    /** The preferred port, or any other if somebody has it. */
    static int freeNear(int preferred) throws StartFailure {
        return preferred > 0 && preferred <= 65_535 && isFree(preferred) ? preferred : free();
    }
}
