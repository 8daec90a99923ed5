package vn.dangvu.worker;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Set;

/**
 * Closes the ways by which a library fetches what a document names, for systems where the process
 * cannot be started without network. A wall inside the process: it stops libraries that mean well, not
 * code that has taken the process over.
 */
final class NoNetwork extends URLStreamHandler {

    private static final Set<String> REMOTE = Set.of("http", "https", "ftp", "mailto");

    private NoNetwork() {}

    /** Holds until the process ends; may be called once. */
    static void enforce() {
        URL.setURLStreamHandlerFactory(
                protocol -> REMOTE.contains(protocol) ? new NoNetwork() : null);
    }

    @Override
    protected URLConnection openConnection(URL address) throws IOException {
        throw new IOException("no document may fetch anything");
    }

    @Override
    protected URLConnection openConnection(URL address, Proxy proxy) throws IOException {
        return openConnection(address);
    }
}
