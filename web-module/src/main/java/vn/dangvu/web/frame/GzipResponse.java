package vn.dangvu.web.frame;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Decides at the first byte, when the type is known, whether the body is worth compressing. */
final class GzipResponse extends HttpServletResponseWrapper {
    private static final Set<String> TEXT =
            Set.of(
                    "text/html",
                    "text/css",
                    "text/plain",
                    "text/csv",
                    "text/javascript",
                    "application/json",
                    "application/problem+json",
                    "application/yaml",
                    "application/xhtml+xml",
                    "image/svg+xml");

    private final HttpServletResponse plain;
    private Body body;
    private PrintWriter writer;
    private long length = -1;

    GzipResponse(HttpServletResponse plain) {
        super(plain);
        this.plain = plain;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (body == null) {
            body = new Body();
        }
        return body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            // asking the container first fixes the charset in the Content-Type, as the API promises
            String charset = plain.getCharacterEncoding();
            if (getContentType() != null && !getContentType().contains("charset")) {
                plain.setCharacterEncoding(charset);
            }
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), charset));
        }
        return writer;
    }

    /** Held back until it is known whether the body keeps its length. */
    @Override
    public void setContentLength(int bytes) {
        length = bytes;
    }

    @Override
    public void setContentLengthLong(long bytes) {
        length = bytes;
    }

    @Override
    public void setHeader(String name, String value) {
        if ("Content-Length".equalsIgnoreCase(name)) {
            length = value == null ? -1 : Long.parseLong(value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if ("Content-Length".equalsIgnoreCase(name)) {
            length = Long.parseLong(value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, String.valueOf(value));
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (body != null) {
            body.flush();
        } else {
            keepLength();
        }
        plain.flushBuffer();
    }

    @Override
    public void reset() {
        super.reset();
        forget();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forget();
    }

    private void forget() {
        if (body != null && body.zipped) {
            plain.setHeader("Content-Encoding", null);
        }
        body = null;
        writer = null;
        length = -1;
    }

    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (body != null) {
            body.finish();
        } else {
            keepLength();
        }
    }

    private void keepLength() {
        if (length >= 0 && !plain.isCommitted()) {
            plain.setContentLengthLong(length);
        }
    }

    private boolean worthIt() {
        String type = getContentType();
        if (type == null || plain.isCommitted() || plain.getHeader("Content-Encoding") != null) {
            return false;
        }
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return TEXT.contains(bare);
    }

    private final class Body extends ServletOutputStream {
        private OutputStream to;
        private boolean zipped;

        private OutputStream to() throws IOException {
            if (to == null) {
                zipped = worthIt();
                if (zipped) {
                    plain.setHeader("Content-Encoding", "gzip");
                    plain.addHeader("Vary", "Accept-Encoding");
                    to = new GZIPOutputStream(plain.getOutputStream(), 8192, true);
                } else {
                    keepLength();
                    to = plain.getOutputStream();
                }
            }
            return to;
        }

        @Override
        public void write(int b) throws IOException {
            to().write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            to().write(bytes, offset, count);
        }

        @Override
        public void flush() throws IOException {
            if (to != null) {
                to.flush();
            }
        }

        @Override
        public void close() throws IOException {
            finish();
        }

        void finish() throws IOException {
            if (to instanceof GZIPOutputStream gzip) {
                gzip.finish();
            } else if (to == null) {
                keepLength();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("answers are written in a blocking way");
        }
    }
}
