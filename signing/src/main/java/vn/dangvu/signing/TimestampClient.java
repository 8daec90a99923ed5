package vn.dangvu.signing;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Asks time-stamping authorities (RFC 3161), the next one when one fails. Thread-safe. */
public final class TimestampClient {

    private final List<URI> servers;
    private final Duration timeout;

    /**
     * A client of one or more authorities.
     *
     * @param servers http or https addresses in the order they are tried
     * @param timeout of one request, connection included; 10 seconds suits a TSA on the internet
     */
    public TimestampClient(List<URI> servers, Duration timeout) {
        this.servers = List.copyOf(servers);
        this.timeout = timeout;
    }

    List<URI> servers() {
        return servers;
    }

    Duration timeout() {
        return timeout;
    }
}
