package vn.dangvu.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

/** Small requests to time-stamping and revocation services, bounded in time and size. */
final class Http {

    /** The service was there and does not give what was asked for: later it will say the same. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    private Http() {}

    /**
     * An answer 200 within the time.
     *
     * @throws RefusedException for a redirection, a status 4xx or more than {@code mostBytes}
     * @throws IOException when the service is away, slow or out of order
     */
    static byte[] post(
            URI address, String contentType, byte[] body, Duration timeout, int mostBytes)
            throws IOException {
        HttpURLConnection connection = open(address, timeout);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Content-Type", contentType);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return answer(connection, timeout, mostBytes);
    }

    static byte[] get(URI address, Duration timeout, int mostBytes) throws IOException {
        return answer(open(address, timeout), timeout, mostBytes);
    }

    private static HttpURLConnection open(URI address, Duration timeout) throws IOException {
        String scheme = address.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw new IOException("neither http nor https: " + address);
        }
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        int millis = (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        return connection;
    }

    private static byte[] answer(HttpURLConnection connection, Duration timeout, int mostBytes)
            throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                String said = "status " + status + " from " + connection.getURL();
                throw status / 100 == 3 || status / 100 == 4
                        ? new RefusedException(said)
                        : new IOException(said);
            }
            try (InputStream in = connection.getInputStream()) {
                return readAll(in, deadline, mostBytes);
            }
        } finally {
            connection.disconnect();
        }
    }

    // a read time-out alone lets a server that sends one byte at a time go on for ever
    private static byte[] readAll(InputStream in, long deadline, int mostBytes) throws IOException {
        byte[] buffer = new byte[8192];
        int length = 0;
        int count;
        while ((count = in.read(buffer, length, buffer.length - length)) >= 0) {
            length += count;
            if (length > mostBytes) {
                throw new RefusedException("answer longer than " + mostBytes + " bytes");
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("answer took too long");
            }
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        return Arrays.copyOf(buffer, length);
    }
}
