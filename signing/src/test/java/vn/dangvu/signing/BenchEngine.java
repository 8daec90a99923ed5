package vn.dangvu.signing;

import com.sun.management.OperatingSystemMXBean;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import javax.imageio.ImageIO;

/**
 * The engine's side of the benchmark, and the raw limits, in a JVM of its own. Answers with
 * nanoseconds, one number a repetition.
 */
final class BenchEngine {

    private static final int BUFFER = 1 << 18;

    private interface Work {
        void run() throws Exception;
    }

    private final Path folder;
    private final PrivateKey key;
    private final Provider provider;
    private final SigningCertificate certificate;
    private final TokenLogin login;
    private final PadesSigner signer;
    private final PadesVerifier verifier;

    private BenchEngine(Path folder, Path library, String pin, URI tsa) throws Exception {
        this.folder = folder;
        List<X509Certificate> chain =
                TrustAnchors.readPem(folder.resolve("certificates/bench.pem"));
        certificate = new SigningCertificate(chain.get(0), chain);
        login =
                Pkcs11Module.open(library)
                        .token("bench", certificate)
                        .login(Pin.taking(pin.toCharArray()));
        provider =
                Security.getProvider("SunPKCS11")
                        .configure("--\nname=bench\nslotListIndex=0\nlibrary=" + library);
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin.toCharArray());
        key = (PrivateKey) store.getKey("bench", null);
        TrustAnchors anchors = TrustAnchors.fromPem(folder.resolve("pki/root.pem"));
        Revocation revocation = Revocation.required();
        signer =
                new PadesSigner(
                        Clock.systemUTC(),
                        new TimestampClient(List.of(tsa), Duration.ofSeconds(10)),
                        anchors,
                        revocation);
        verifier = new PadesVerifier(anchors, revocation, Clock.systemUTC());
    }

    /** Arguments: folder, PKCS#11 library, PIN, address of the TSA. */
    public static void main(String[] arguments) throws Exception {
        BenchEngine engine =
                new BenchEngine(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        arguments[2],
                        URI.create(arguments[3]));
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println("= " + engine.answer(line.split("\t")));
        }
        System.exit(0);
    }

    private String answer(String[] command) throws Exception {
        int count = command.length > 1 ? Integer.parseInt(command[1]) : 0;
        Path file = command.length > 2 ? Path.of(command[2]) : null;
        return switch (command[0]) {
            case "raw" -> timed(count, () -> raw(new byte[200]));
            case "copy" -> timed(count, () -> copy(file));
            case "hash" -> timed(count, () -> hash(file));
            case "sign" -> {
                SignatureRequest request = request(command[3], command[4].equals("visible"));
                Path target = folder.resolve(command[5]);
                yield timed(count, () -> signer.sign(file, request, login, target));
            }
            case "verify" -> timed(count, () -> verify(file));
            case "raw-batch" -> batch(count, thread -> raw(new byte[200]));
            case "sign-batch" -> {
                SignatureRequest request = request("B_B", false);
                yield batch(
                        count,
                        thread ->
                                signer.sign(
                                        file,
                                        request,
                                        login,
                                        folder.resolve("batch-" + thread + ".pdf")));
            }
            case "cpu" ->
                    Long.toString(
                            ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                                    .getProcessCpuTime());
            case "heap" -> Long.toString(peak());
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    private byte[] raw(byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA", provider);
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }

    private static String timed(int count, Work work) throws Exception {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - start;
        }
        return LongStream.of(times).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    private interface Share {
        void run(int thread) throws Exception;
    }

    /** All cores at once; the whole time. */
    private static String batch(int count, Share share) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int number = thread;
            work.add(
                    () -> {
                        for (int i = number; i < count; i += threads) {
                            share.run(number);
                        }
                        return null;
                    });
        }
        long start = System.nanoTime();
        for (Future<Void> one : pool.invokeAll(work)) {
            one.get();
        }
        long time = System.nanoTime() - start;
        pool.shutdown();
        return Long.toString(time);
    }

    private SignatureRequest request(String level, boolean visible) throws IOException {
        SignatureRequest request = SignatureRequest.of(certificate, SignatureLevel.valueOf(level));
        return visible
                ? request.withAppearance(
                        new Appearance(
                                Placement.topRight(),
                                new Appearance.Image(
                                        Files.readAllBytes(folder.resolve("image.png"))),
                                0.33,
                                TextBlock.black(Files.readAllLines(folder.resolve("text.txt")))))
                : request;
    }

    /** The image that both sides draw. */
    static void writeImage(Path file) throws IOException {
        BufferedImage image = new BufferedImage(300, 150, BufferedImage.TYPE_INT_ARGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(new Color(0x1F3FA8));
        for (int i = 0; i < 40; i++) {
            int other = ThreadLocalRandom.current().nextInt(150);
            drawing.drawLine(i * 7, 20 + i, 290 - i, other);
        }
        drawing.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        Files.write(file, out.toByteArray());
    }

    private void verify(Path file) throws IOException {
        VerificationReport report = verifier.verify(file);
        if (report.indication() != Indication.TOTAL_PASSED) {
            throw new IOException(report.toString());
        }
    }

    private static void hash(Path file) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] bytes = new byte[(int) Math.min(BUFFER, Files.size(file))];
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int count = 0; count >= 0; count = in.read(ByteBuffer.wrap(bytes))) {
                digest.update(bytes, 0, count);
            }
            digest.digest();
        }
    }

    /** Read, SHA-256, write: what cannot be left out. */
    private void copy(Path file) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] bytes = new byte[(int) Math.min(BUFFER, Files.size(file))];
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out =
                        FileChannel.open(
                                folder.resolve("copy.pdf"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
            for (int count = 0; count >= 0; count = in.read(ByteBuffer.wrap(bytes))) {
                digest.update(bytes, 0, count);
                out.write(ByteBuffer.wrap(bytes, 0, count));
            }
            digest.digest();
        }
    }

    private static long peak() {
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                sum += pool.getPeakUsage().getUsed();
                pool.resetPeakUsage();
            }
        }
        return sum;
    }
}
