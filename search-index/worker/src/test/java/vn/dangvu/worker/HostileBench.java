package vn.dangvu.worker;

import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.TextExtractor;
import vn.dangvu.index.WorkerSettings;
import vn.dangvu.index.WorkerTextExtractor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Hostile files: each must end in time, the next document must be fine, no connection may leave, and
 * what the server does meanwhile must not become slower.
 */
final class HostileBench {

    private static final int LONGEST_SECONDS = 70;

    /** Of a beat's own 95th percentile; machines with other work on them waver. */
    private static final double SLOWER = 3;

    private final ExtractBench bench;
    private final Path dir;

    HostileBench(ExtractBench bench, Path dir) {
        this.bench = bench;
        this.dir = dir;
    }

    void run() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        WorkerSettings settings =
                WorkerSettings.of(ExtractBench.workerJar(), dir.resolve("work"))
                        .workers(1)
                        .openNetwork()
                        .build();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TextExtractor extractor = new WorkerTextExtractor(settings)) {
            listen(listener, connections);
            run(extractor, files(listener.getLocalPort()), connections);
        }
    }

    private void run(TextExtractor extractor, List<Path> files, AtomicInteger connections)
            throws Exception {
        Path fine = SampleDocuments.docx(dir.resolve("fine.docx"), IsolationBench.LINE);
        Beat quiet = new Beat();
        for (int i = 0; i < 100; i++) {
            extractor.extract(fine, "");
        }
        double before = quiet.stop();
        Beat beat = new Beat();
        int failed = 0;
        double slowest = 0;
        for (Path file : files) {
            int reached = connections.get();
            long start = System.nanoTime();
            extractor.extract(file, "");
            double seconds = (System.nanoTime() - start) / 1e9;
            ExtractedText next = extractor.extract(fine, "");
            boolean broke =
                    seconds >= LONGEST_SECONDS
                            || !next.wholeText().equals(IsolationBench.LINE)
                            || connections.get() > reached;
            if (broke) {
                failed++;
                System.err.println("a rule was broken by " + file);
            }
            slowest = Math.max(slowest, seconds);
        }
        double during = beat.stop();
        failed += during > SLOWER * before ? 1 : 0;
        bench.line("hostile-failed", failed, "files")
                .with("connections", connections.get())
                .with("slowest_s", slowest)
                .with("service_p95_ms_before", before)
                .with("service_p95_ms_during", during)
                .print(files.size());
    }

    private List<Path> files(int port) throws IOException {
        List<Path> files = new ArrayList<>(new HostileDocuments(dir).all(port));
        for (String folder : List.of("office", "pdf/malformed")) {
            Path found = ExtractBench.shared(folder);
            if (found == null) {
                System.err.println("no samples beside the project: " + folder);
            } else {
                try (Stream<Path> list = Files.list(found)) {
                    list.sorted().forEach(files::add);
                }
            }
        }
        return files;
    }

    private static void listen(ServerSocket listener, AtomicInteger connections) {
        Thread thread =
                new Thread(
                        () -> {
                            while (!listener.isClosed()) {
                                try {
                                    listener.accept().close();
                                    connections.incrementAndGet();
                                } catch (IOException closed) {
                                    return;
                                }
                            }
                        },
                        "listener");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stands for the server: every 20 ms the same small piece of work, timed. */
    private static final class Beat {
        private final List<Double> millis = new ArrayList<>();
        private final Thread thread = new Thread(this::beat, "beat");
        private volatile boolean over;

        Beat() {
            thread.setDaemon(true);
            thread.start();
        }

        private void beat() {
            byte[] work = new byte[2_000_000];
            while (!over) {
                long start = System.nanoTime();
                try {
                    work[0] ^= MessageDigest.getInstance("SHA-256").digest(work)[0];
                    millis.add((System.nanoTime() - start) / 1e6);
                    Thread.sleep(20);
                } catch (Exception ended) {
                    return;
                }
            }
        }

        /** The 95th percentile in milliseconds. */
        double stop() throws InterruptedException {
            over = true;
            thread.join();
            return millis.stream().sorted().toList().get(millis.size() * 95 / 100);
        }
    }
}
