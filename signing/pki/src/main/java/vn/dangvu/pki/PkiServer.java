package vn.dangvu.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** The loopback HTTP face. All its threads are daemons: it never keeps a process alive. */
final class PkiServer implements AutoCloseable {

    private static final int LARGEST_REQUEST = 64 * 1024;
    private static final int THREADS = 4;

    static {
        // read once, when the JDK's server class loads; a stuck client frees its thread in time
        setIfAbsent("sun.net.httpserver.maxReqTime", "30");
        setIfAbsent("sun.net.httpserver.maxRspTime", "30");
        // without it every small answer on loopback waits for a delayed acknowledgement
        setIfAbsent("sun.net.httpserver.nodelay", "true");
    }

    /** What answers one POST body. */
    @FunctionalInterface
    interface Answer {
        byte[] to(byte[] request) throws IOException;
    }

    /** What is fetched by GET. */
    @FunctionalInterface
    interface Content {
        byte[] get() throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private PkiServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static PkiServer bind(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, PkiServer::daemon);
        server.setExecutor(threads);
        return new PkiServer(server, threads);
    }

    void post(String path, String answerType, Answer answer) {
        server.createContext(path, handler(exchange -> serve(exchange, answerType, answer)));
    }

    void file(String path, String type, Content content) {
        server.createContext(path, handler(exchange -> send(exchange, type, content.get())));
    }

    void certificate(String path, X509Certificate certificate) {
        file(
                path,
                "application/pkix-cert",
                () -> {
                    try {
                        return certificate.getEncoded();
                    } catch (CertificateEncodingException e) {
                        throw new IOException("A certificate without an encoding", e);
                    }
                });
    }

    /** The dispatcher inherits the daemon flag of the thread that starts it. */
    void start() throws IOException {
        FutureTask<Void> start = new FutureTask<>(server::start, null);
        daemon(start).start();
        try {
            start.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while starting", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("The HTTP server does not start", e.getCause());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, String type, Answer answer)
            throws IOException {
        byte[] request =
                exchange.getRequestMethod().equals("GET") ? fromPath(exchange) : body(exchange);
        if (request.length > LARGEST_REQUEST) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        send(exchange, type, answer.to(request));
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
    }

    /** RFC 6960 appendix A.1: the request in Base64, percent-encoded, after the last slash. */
    private static byte[] fromPath(HttpExchange exchange) {
        String context = exchange.getHttpContext().getPath() + "/";
        String path = exchange.getRequestURI().getRawPath();
        if (!path.startsWith(context)) {
            return new byte[0];
        }
        String text = URLDecoder.decode(path.substring(context.length()), StandardCharsets.UTF_8);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : answer.length);
        if (!head) {
            exchange.getResponseBody().write(answer);
        }
    }

    private static HttpHandler handler(HttpHandler inner) {
        return exchange -> {
            try (exchange) {
                inner.handle(exchange);
            } catch (IOException | RuntimeException e) {
                System.getLogger(PkiServer.class.getName())
                        .log(System.Logger.Level.WARNING, "Request failed", e);
                throw e;
            }
        };
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "demo-pki");
        thread.setDaemon(true);
        return thread;
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
