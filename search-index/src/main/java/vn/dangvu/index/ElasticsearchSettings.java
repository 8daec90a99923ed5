package vn.dangvu.index;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Where the Elasticsearch server is.
 *
 * @param urls of the nodes, at least one, for instance {@code http://127.0.0.1:9200}; tried in turn
 * @param user empty means no authentication (loopback only)
 * @param password empty when there is no user; never logged
 * @param trust PEM file with the authority of an {@code https} server; null means the JDK's own trust
 * @param prefix starts the names of index and alias, lower case letters and hyphens; {@code dangvu} by
 *     default
 * @param connectTimeout time to open a connection
 * @param requestTimeout time for a search; a bulk may take six times as long
 */
public record ElasticsearchSettings(
        List<URI> urls,
        String user,
        String password,
        Path trust,
        String prefix,
        Duration connectTimeout,
        Duration requestTimeout) {

    public ElasticsearchSettings {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("no url of a node");
        }
        user = Objects.requireNonNullElse(user, "");
        password = Objects.requireNonNullElse(password, "");
        if (!prefix.matches("[a-z][a-z0-9-]{0,40}")) {
            throw new IllegalArgumentException("not a prefix for an index: " + prefix);
        }
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(requestTimeout, "requestTimeout");
    }

    /** Without authentication, 1 s to connect, 5 s to search. */
    public static ElasticsearchSettings at(URI url) {
        return at(url, "", "", null);
    }

    /** 1 s to connect, 5 s to search: longer waits would hold the server's threads. */
    public static ElasticsearchSettings at(URI url, String user, String password, Path trust) {
        return new ElasticsearchSettings(
                List.of(url),
                user,
                password,
                trust,
                "dangvu",
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
    }

    public ElasticsearchSettings withPrefix(String value) {
        return new ElasticsearchSettings(
                urls, user, password, trust, value, connectTimeout, requestTimeout);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "ElasticsearchSettings[urls=" + urls + ", user=" + user + ", prefix=" + prefix + "]";
    }
}
