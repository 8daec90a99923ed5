package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** R57: the wall inside the process, for systems where processes cannot be started without network. */
class NoNetworkTest {

    /** Tries to fetch an address behind the wall; a process of its own, since the wall stays. */
    public static final class Fetching {
        private Fetching() {}

        public static void main(String[] args) throws IOException {
            NoNetwork.enforce();
            try (InputStream in = new URL(args[0]).openStream()) {
                System.out.print("fetched " + in.read());
            } catch (IOException refused) {
                System.out.print("refused");
            }
        }
    }

    @Test
    void aLibraryThatFetchesWhatADocumentNamesFetchesNothing() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(200);
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Fetching.class.getName(),
                                    "http://127.0.0.1:" + listener.getLocalPort() + "/x")
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said).isEqualTo("refused");
            assertThat(connected(listener)).isFalse();
        }
    }

    private static boolean connected(ServerSocket listener) throws IOException {
        try {
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }
}
