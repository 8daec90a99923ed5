package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Whatever is done to a file, every door of the engine answers with a value or with its own
 * exceptions, and in time. The number of mutants is {@code -Ddangvu.mutants} (default 600).
 */
class MutationTest {

    private static final int MUTANTS = Integer.getInteger("dangvu.mutants", 600);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String[] WORDS = {
        "/Kids",
        "/Prev 0",
        "/Length 99999999",
        "/Parent 1 0 R",
        " obj",
        "endobj",
        "stream",
        "<<",
        "[[[[[[[[",
        "(((((",
        "/ByteRange [0 1 2 3]",
        "xref",
        "trailer",
        "startxref\n0",
        "0 65535 R",
        "/Type /ObjStm",
        "/W [8 8 8]",
        "/Size 2147483647",
        "-1",
        "9999999999",
        "/V 1 0 R"
    };
    private final Random random = new Random(20261122);

    @TempDir Path folder;

    @Test
    void everyMutantGetsAnAnswer() throws Exception {
        TestPki pki = new TestPki();
        TestPki.Identity identity = pki.signer("An");
        List<byte[]> seeds = seeds(identity);
        PadesVerifier verifier =
                new PadesVerifier(pki.anchors(), Revocation.notChecked(), Clock.systemUTC());
        Path mutant = folder.resolve("mutant.pdf");
        int passed = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] bytes = mutated(seeds.get(i % seeds.size()));
            Files.write(mutant, bytes);
            long start = System.nanoTime();
            VerificationReport report = verifier.verify(mutant);
            new PdfInspector().inspect(mutant);
            prepare(mutant, identity);
            assertThat(System.nanoTime() - start).as("mutant " + i).isLessThan(LONGEST.toNanos());
            passed += report.passed() ? 1 : 0;
        }
        // bytes in the hole beside the CMS object's signed parts may change without harm
        assertThat(passed).isLessThan(MUTANTS / 4);
    }

    private void prepare(Path mutant, TestPki.Identity identity) {
        try {
            new PadesSigner(Clock.systemUTC())
                    .prepare(
                            mutant,
                            SignatureRequest.of(identity.signing(), SignatureLevel.B_B),
                            folder.resolve("prepared.pdf"));
        } catch (SigningException e) {
            assertThat(e.getMessage()).isNotNull();
        }
    }

    private List<byte[]> seeds(TestPki.Identity identity) throws Exception {
        Path keys = folder.resolve("keys.p12");
        TestPki.writePkcs12(keys, identity, "1");
        SigningToken token = new Pkcs12Token("an", keys, identity.signing());
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Path source = folder.resolve("seed" + i + ".pdf");
            if (i % 2 == 0) {
                TestPdf.plain(source, 1 + i);
            } else {
                TestPdf.compressed(source, 1 + i);
            }
            seeds.add(Files.readAllBytes(source));
            Path current = source;
            for (int k = 0; k < 2; k++) {
                Path signed = folder.resolve("seed" + i + "-" + k + ".pdf");
                try (Pin pin = Pin.taking("1".toCharArray())) {
                    new PadesSigner(Clock.systemUTC())
                            .sign(
                                    current,
                                    SignatureRequest.of(identity.signing(), SignatureLevel.B_B),
                                    token,
                                    pin,
                                    signed);
                }
                seeds.add(Files.readAllBytes(signed));
                current = signed;
            }
        }
        Twins twins = new Twins(folder);
        seeds.addAll(HonestSaves.of(twins).values());
        List<Attack> attacks = new ArrayList<>();
        Ambiguities.addTo(attacks, twins);
        Fillings.addTo(attacks, twins);
        LaterSaves.addTo(attacks, twins);
        attacks.forEach(attack -> seeds.add(attack.after()));
        assertThat(seeds).hasSizeGreaterThanOrEqualTo(50);
        return seeds;
    }

    private byte[] mutated(byte[] seed) {
        byte[] bytes = seed.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length < 40) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 2 -> {
                byte[] word =
                        WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
            }
            case 3 -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(64, bytes.length - Math.max(at, from));
                System.arraycopy(bytes, from, bytes, at, length);
            }
            case 4 -> changeDigit(bytes, at);
            default -> {
                byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, more, at + 1, bytes.length - at);
                return more;
            }
        }
        return bytes;
    }

    private void changeDigit(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                bytes[at] = (byte) ('0' + random.nextInt(10));
                return;
            }
        }
    }
}
