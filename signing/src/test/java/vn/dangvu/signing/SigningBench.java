package vn.dangvu.signing;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code ./bench signing [--quick] [--only CASE,CASE] [--folder DIR]}: the engine against EU DSS and
 * against what no engine can avoid.
 *
 * <p>Engine, DSS and the PKI (TSA, OCSP) are three processes; engine and DSS sign with the same
 * SoftHSM key over SunPKCS11, logged in before anything is counted, and write to files. They take
 * turns in short blocks, so that a busy machine troubles both. The engine forces every file to the
 * disk, DSS does not; so that this costs nobody anything, all files lie in memory ({@code /dev/shm})
 * where it has room. {@code --folder} puts them elsewhere.
 */
public final class SigningBench {

    private static final String PIN = "271828";
    private static final String PEER = "dss-6.4";
    private static final double NANOS = 1e6;
    private static final long ROOM = 4L << 30;

    /** Where DSS needs more than ten times as long, and some percent more or less say nothing. */
    private static final int SLOW_WARM = 1000;

    private final boolean quick;
    private final Set<String> only;
    private final Path folder;
    private String tsa;

    private SigningBench(boolean quick, Set<String> only, Path folder) {
        this.quick = quick;
        this.only = only;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        String only = after(words, "--only");
        String place = after(words, "--folder");
        Path parent = place == null ? memory() : Path.of(place);
        Path folder = Files.createTempDirectory(parent, "dangvu-signing-bench");
        System.err.println("files lie in " + folder);
        try {
            new SigningBench(
                            words.contains("--quick"),
                            only == null ? Set.of() : Set.of(only.split(",")),
                            folder)
                    .run();
        } finally {
            delete(folder);
        }
    }

    private static String after(List<String> words, String option) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 == words.size() ? null : words.get(at + 1);
    }

    private static Path memory() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ROOM
                ? memory
                : Path.of("target");
    }

    private boolean wanted(String... cases) {
        return only.isEmpty() || Arrays.stream(cases).anyMatch(only::contains);
    }

    // ---- processes

    private static List<String> java(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Duser.timezone=UTC", "-Dslf4j.internal.verbosity=ERROR"));
        command.addAll(List.of(options));
        return command;
    }

    private Map<String, String> environment() {
        return Map.of("SOFTHSM2_CONF", folder.resolve("softhsm/softhsm2.conf").toString());
    }

    private BenchProcess pki() throws IOException {
        Files.writeString(
                folder.resolve("signers.tsv"),
                "label\tkind\tcommon_name\torganisation\tlogin\tpin\n"
                        + "bench\tPERSON\tNguyễn Văn An\tĐảng ủy Khối\tbench\t"
                        + PIN
                        + "\n");
        List<String> command = java("-Xmx256m", "-Dsun.net.httpserver.nodelay=true", "-cp");
        command.add(
                Path.of("pki/target/classes")
                        + File.pathSeparator
                        + System.getProperty("java.class.path"));
        command.addAll(List.of("vn.dangvu.pki.PkiMain", "serve", "--port", "0"));
        option(command, "--state", "pki");
        option(command, "--signers", "signers.tsv");
        option(command, "--certificates", "certificates");
        option(command, "--softhsm", "softhsm");
        return new BenchProcess("the PKI", command, environment());
    }

    private void option(List<String> command, String name, String file) {
        command.add(name);
        command.add(folder.resolve(file).toString());
    }

    private BenchProcess engine(String heap) throws IOException {
        String exports = "jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED";
        String classes = System.getProperty("java.class.path");
        List<String> command = java(heap, "--add-exports", exports, "-cp", classes);
        return side("the engine", command, BenchEngine.class.getName());
    }

    private BenchProcess peer(String heap) throws IOException {
        Path judge = Path.of("judge/target");
        String classes =
                judge.resolve("test-classes")
                        + File.pathSeparator
                        + Files.readString(judge.resolve("bench.classpath")).strip();
        return side("DSS", java(heap, "-cp", classes), "vn.dangvu.judge.BenchPeer");
    }

    private BenchProcess side(String name, List<String> command, String main) throws IOException {
        command.addAll(List.of(main, folder.toString(), library(), PIN, tsa));
        return new BenchProcess(name, command, environment());
    }

    private static String library() throws IOException {
        return SoftHsm.PLACES.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException("SoftHSM2 is not installed"))
                .toRealPath()
                .toString();
    }

    // ---- the run

    private void run() throws Exception {
        BenchEngine.writeImage(folder.resolve("image.png"));
        Files.writeString(
                folder.resolve("text.txt"),
                "Đảng ủy Khối\n" + "Người ký: Nguyễn Văn An\n" + "2026-11-27T08:30:00+07:00\n");
        try (BenchProcess pki = pki()) {
            tsa = pki.line("ready ") + "/tsa";
            pki.line("tokens ");
            Path page = BenchDocuments.onePage(folder.resolve("page.pdf"));
            first(page);
            try (BenchProcess engine = engine("-Xmx512m");
                    BenchProcess peer = peer("-Xmx1g")) {
                small(engine, peer, page);
                medium(engine, peer);
                growth(engine);
            }
            large("105mb", 105, true);
            if (quick) {
                System.err.println("bb-500mb is left out by --quick");
            } else {
                large("500mb", 500, false);
            }
        }
    }

    private void small(BenchProcess engine, BenchProcess peer, Path page) throws IOException {
        if (!wanted("bb-1page", "bb-1page-visible", "bb-batch", "verify-1page", "blt-1page")) {
            return;
        }
        // what runs once a document is compiled for good after 5,000, on both sides
        int warm = quick ? 1000 : 8000;
        int blocks = quick ? 6 : 20;
        System.err.println(warm + " documents of each kind before counting");
        engine.ask("raw", warm);
        Ask raw = new Ask(engine, "raw", 20);
        Ask signed = sign(engine, 20, page, "B_B", false);
        if (wanted("bb-1page", "bb-batch", "blt-1page")) {
            sign(engine, warm, page, "B_B", false).run();
        }
        if (wanted("bb-1page")) {
            sign(peer, warm, page, "B_B", false).run();
            double[] found = medians(blocks, raw, signed, sign(peer, 20, page, "B_B", false));
            Line line = new Line("bb-1page", found[1], "ms").limit("raw-pkcs11", found[0]);
            line.peer(found[2]).heap(engine).print(quick, blocks * 20);
        }
        if (wanted("bb-1page-visible")) {
            sign(engine, warm, page, "B_B", true).run();
            sign(peer, SLOW_WARM, page, "B_B", true).run();
            Ask ours = sign(engine, 20, page, "B_B", true);
            double[] found = medians(blocks, raw, ours, sign(peer, 20, page, "B_B", true));
            Line line = new Line("bb-1page-visible", found[1], "ms").limit("raw-pkcs11", found[0]);
            line.peer(found[2]).heap(engine).print(quick, blocks * 20);
        }
        if (wanted("bb-batch")) {
            batch(engine, page, warm, quick ? 300 : 1000);
        }
        if (wanted("verify-1page")) {
            Path file = signed(engine, page, "B_LT");
            new Ask(engine, "verify", warm, file).run();
            new Ask(peer, "verify", SLOW_WARM, file).run();
            Ask ours = new Ask(engine, "verify", 20, file);
            double[] found = medians(blocks, ours, new Ask(peer, "verify", 20, file));
            Line line = new Line("verify-1page", found[0], "ms").peer(found[1]);
            line.heap(engine).print(quick, blocks * 20);
        }
        if (wanted("blt-1page")) {
            sign(engine, 2 * warm, page, "B_LT", false).run();
            double[] cpu = processor(engine, blocks, signed, sign(engine, 20, page, "B_LT", false));
            Line line = new Line("blt-1page", cpu[1], "ms of CPU").limit("bb-1page-cpu", cpu[0]);
            line.heap(engine).print(quick, blocks * 20);
        }
    }

    private void batch(BenchProcess engine, Path page, int warm, int documents) throws IOException {
        // the compiler has to see two threads before it is done
        engine.ask("sign-batch", warm, page);
        List<Double> raw = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            raw.add(documents * 1e9 / engine.ask("raw-batch", documents)[0]);
            ours.add(documents * 1e9 / engine.ask("sign-batch", documents, page)[0]);
        }
        Line line = new Line("bb-batch", median(ours), "documents/s");
        line.limit("raw-pkcs11", median(raw)).heap(engine).print(quick, documents);
    }

    private void medium(BenchProcess engine, BenchProcess peer) throws IOException {
        if (!wanted("bb-5mb", "verify-5mb")) {
            return;
        }
        int warm = quick ? 40 : 300;
        int blocks = quick ? 5 : 12;
        Path file = BenchDocuments.scanned(folder.resolve("5mb.pdf"), 100, 52_000);
        engine.ask("raw", 100);
        engine.ask("copy", 100, file);
        if (wanted("bb-5mb")) {
            sign(engine, warm, file, "B_B", false).run();
            sign(peer, warm, file, "B_B", false).run();
            double[] found =
                    medians(
                            blocks,
                            new Ask(engine, "copy", 5, file),
                            new Ask(engine, "raw", 5),
                            sign(engine, 5, file, "B_B", false),
                            sign(peer, 5, file, "B_B", false));
            Line line = new Line("bb-5mb", found[2], "ms");
            line.limit("read-sha256-write-raw-pkcs11", found[0] + found[1]);
            line.peer(found[3]).heap(engine).print(quick, blocks * 5);
        }
        if (wanted("verify-5mb")) {
            verify("verify-5mb", engine, peer, signed(engine, file, "B_LT"), warm, blocks, 5);
        }
        Files.delete(file);
    }

    private void verify(
            String name,
            BenchProcess engine,
            BenchProcess peer,
            Path file,
            int warm,
            int blocks,
            int size)
            throws IOException {
        new Ask(engine, "verify", warm, file).run();
        new Ask(peer, "verify", warm, file).run();
        double[] found =
                medians(
                        blocks,
                        new Ask(engine, "hash", size, file),
                        new Ask(engine, "verify", size, file),
                        new Ask(peer, "verify", size, file));
        Line line = new Line(name, found[1], "ms").limit("read-sha256", found[0]);
        line.peer(found[2]).heap(engine).print(quick, blocks * size);
    }

    private void large(String size, int megabytes, boolean verified) throws IOException {
        if (!wanted("bb-" + size, verified ? "verify-" + size : "bb-" + size)) {
            return;
        }
        Path file = BenchDocuments.scanned(folder.resolve(size + ".pdf"), 100, megabytes * 10_000);
        int blocks = quick ? 3 : megabytes > 200 ? 3 : 7;
        // DSS cannot do it in 64 MB
        try (BenchProcess engine = engine("-Xmx64m");
                BenchProcess peer = peer("-Xmx2g")) {
            Path page = folder.resolve("page.pdf");
            sign(engine, 300, page, "B_B", false).run();
            sign(peer, 100, page, "B_B", false).run();
            engine.ask("copy", 3, file);
            if (wanted("bb-" + size)) {
                sign(engine, 3, file, "B_B", false).run();
                sign(peer, 1, file, "B_B", false).run();
                double[] found =
                        medians(
                                blocks,
                                new Ask(engine, "copy", 1, file),
                                sign(engine, 1, file, "B_B", false),
                                sign(peer, 1, file, "B_B", false));
                Line line = new Line("bb-" + size, found[1], "ms");
                line.limit("read-sha256-write", found[0]).peer(found[2]);
                line.heap(engine).peerHeap(peer).print(quick, blocks);
            }
            if (verified && wanted("verify-" + size)) {
                Path signed = signed(engine, file, "B_LT");
                verify("verify-" + size, engine, peer, signed, 1, blocks, 1);
            }
        }
        Files.delete(file);
    }

    /** Fresh JVMs: the first document after the login. */
    private void first(Path page) throws IOException {
        if (!wanted("bb-first")) {
            return;
        }
        int runs = quick ? 3 : 9;
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            try (BenchProcess engine = engine("-Xmx512m")) {
                engine.ask("raw", 1);
                ours.add(sign(engine, 1, page, "B_B", false).run()[0] / NANOS);
            }
            try (BenchProcess peer = peer("-Xmx1g")) {
                peer.ask("raw", 1);
                theirs.add(sign(peer, 1, page, "B_B", false).run()[0] / NANOS);
            }
        }
        new Line("bb-first", median(ours), "ms").peer(median(theirs)).print(quick, runs);
    }

    // ---- how cost grows

    private void growth(BenchProcess engine) throws IOException {
        if (wanted("growth-pages")) {
            for (int pages : new int[] {1, 10, 100, 1000}) {
                Path file = folder.resolve("pages.pdf");
                grow(engine, "growth-pages-" + pages, BenchDocuments.scanned(file, pages, 1000));
            }
        }
        if (wanted("growth-bytes")) {
            for (int megabytes : new int[] {1, 10, 100}) {
                Path file = folder.resolve("bytes.pdf");
                grow(
                        engine,
                        "growth-bytes-" + megabytes + "mb",
                        BenchDocuments.scanned(file, 100, megabytes * 10_000));
            }
        }
        if (wanted("growth-signatures")) {
            Path file = folder.resolve("signatures.pdf");
            Files.copy(folder.resolve("page.pdf"), file, StandardCopyOption.REPLACE_EXISTING);
            for (int signatures = 0; signatures <= 20; signatures++) {
                if (Set.of(0, 1, 5, 10, 20).contains(signatures)) {
                    grow(engine, "growth-signatures-" + signatures, file);
                }
                Files.move(signed(engine, file, "B_B"), file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Signs the file, then verifies what came out. */
    private void grow(BenchProcess engine, String name, Path file) throws IOException {
        int count = Files.size(file) > 50_000_000 ? 5 : quick ? 30 : 100;
        Path signed = signed(engine, file, "B_B");
        sign(engine, count, file, "B_B", false).run();
        new Ask(engine, "verify", count, signed).run();
        double[] found =
                medians(
                        2,
                        sign(engine, count, file, "B_B", false),
                        new Ask(engine, "verify", count, signed));
        Line line = new Line(name, found[0], "ms").with("verify_ms", found[1]);
        line.with("bytes", (double) Files.size(file)).print(quick, count * 2);
        Files.delete(signed);
    }

    // ---- measuring

    /** A command to a process. */
    private static final class Ask {
        private final BenchProcess process;
        private final Object[] words;

        Ask(BenchProcess process, Object... words) {
            this.process = process;
            this.words = words;
        }

        long[] run() throws IOException {
            return process.ask(words);
        }
    }

    private static Ask sign(
            BenchProcess process, int count, Path file, String level, boolean visible) {
        String look = visible ? "visible" : "invisible";
        return new Ask(process, "sign", count, file, level, look, "signed.pdf");
    }

    private Path signed(BenchProcess engine, Path file, String level) throws IOException {
        sign(engine, 1, file, level, false).run();
        Path kept = folder.resolve("kept-" + file.getFileName());
        return Files.move(folder.resolve("signed.pdf"), kept, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Asks in turn, block by block; the medians in milliseconds. */
    private static double[] medians(int blocks, Ask... asks) throws IOException {
        List<List<Double>> times = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < asks.length; i++) {
                if (block == 0) {
                    times.add(new ArrayList<>());
                }
                for (long nanos : asks[i].run()) {
                    times.get(i).add(nanos / NANOS);
                }
            }
        }
        return times.stream().mapToDouble(SigningBench::median).toArray();
    }

    /** CPU of the whole process a document, in milliseconds. */
    private static double[] processor(BenchProcess engine, int blocks, Ask... asks)
            throws IOException {
        double[] spent = new double[asks.length];
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < asks.length; i++) {
                long before = engine.ask("cpu")[0];
                int done = asks[i].run().length;
                spent[i] += (engine.ask("cpu")[0] - before) / NANOS / done / blocks;
            }
        }
        return spent;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** One figure as a line of JSON. */
    private static final class Line {
        private final double value;
        private final Map<String, String> entries = new LinkedHashMap<>();

        Line(String name, double value, String unit) {
            this.value = value;
            entries.put("bench", "\"signing\"");
            entries.put("case", '"' + name + '"');
            with("value", value);
            entries.put("unit", '"' + unit + '"');
        }

        Line with(String key, double number) {
            entries.put(key, String.format(Locale.ROOT, "%.3f", number));
            return this;
        }

        Line limit(String name, double limit) {
            entries.put("limit", '"' + name + '"');
            return with("limit_value", limit).with("ratio_to_limit", value / limit);
        }

        /** A time; the ratio says how many times better than the peer. */
        Line peer(double time) {
            entries.put("peer", '"' + PEER + '"');
            return with("peer_value", time).with("ratio_to_peer", time / value);
        }

        Line heap(BenchProcess engine) throws IOException {
            return with("heap_mb", engine.ask("heap")[0] / 1048576.0);
        }

        Line peerHeap(BenchProcess peer) throws IOException {
            return with("peer_heap_mb", peer.ask("heap")[0] / 1048576.0);
        }

        void print(boolean quick, int count) {
            entries.put("n", Integer.toString(count));
            if (quick) {
                entries.put("quick", "true");
            }
            System.out.println(
                    entries.entrySet().stream()
                            .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
                            .collect(Collectors.joining(",", "{", "}")));
            System.out.flush();
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
