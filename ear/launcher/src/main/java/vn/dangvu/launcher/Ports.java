package vn.dangvu.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Loopback ports. */
final class Ports {

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

    static int free() throws StartFailure {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartFailure("No free port on loopback: " + e.getMessage(), e);
        }
    }

    /** The preferred port, or any other if somebody has it. */
    static int freeNear(int preferred) throws StartFailure {
        return preferred > 0 && preferred <= 65_535 && isFree(preferred) ? preferred : free();
    }
}
