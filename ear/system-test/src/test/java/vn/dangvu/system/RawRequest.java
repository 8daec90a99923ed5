package vn.dangvu.system;

import vn.dangvu.launcher.SmokeClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests that no decent HTTP client would send: lies about the length, lines that break. */
final class RawRequest {
    private static final int PATIENCE_MILLIS = 20_000;

    private final URI origin;
    private final SmokeClient session;

    RawRequest(String origin, SmokeClient session) {
        this.origin = URI.create(origin);
        this.session = session;
    }

    /** Sends {@code sent} of the {@code announced} bytes and breaks the line. */
    void breakOff(String method, String path, String headers, long announced, byte[] sent)
            throws IOException {
        try (Socket line = new Socket(origin.getHost(), origin.getPort())) {
            write(line, method, path, headers, announced, sent);
        }
    }

    /** Sends {@code sent} of the {@code announced} bytes, waits, and gives the first line back. */
    String statusLine(String method, String path, String headers, long announced, byte[] sent)
            throws IOException {
        try (Socket line = new Socket(origin.getHost(), origin.getPort())) {
            line.setSoTimeout(PATIENCE_MILLIS);
            write(line, method, path, headers, announced, sent);
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            for (int c = line.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = line.getInputStream().read()) {
                first.write(c);
            }
            return first.toString(StandardCharsets.US_ASCII);
        }
    }

    private void write(
            Socket line, String method, String path, String headers, long announced, byte[] sent)
            throws IOException {
        String head =
                "%s /api/v1%s HTTP/1.1\r\nHost: %s:%d\r\nOrigin: %s\r\nCookie: %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(
                                method,
                                path,
                                origin.getHost(),
                                origin.getPort(),
                                origin,
                                session.cookie(),
                                headers,
                                announced);
        OutputStream out = line.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(sent);
        out.flush();
    }
}
