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

    private Http() {}

    /** An answer 200 within the time, or an exception. Redirections are not followed. */
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
                throw new IOException("status " + status + " from " + connection.getURL());
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
                throw new IOException("answer longer than " + mostBytes + " bytes");
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
