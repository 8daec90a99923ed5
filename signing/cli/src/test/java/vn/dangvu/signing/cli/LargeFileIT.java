package vn.dangvu.signing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The runnable jar signs and verifies a file far larger than its heap. */
class LargeFileIT {

    private static final int IMAGE_BYTES = 10_500_000;
    private static final int IMAGES = 10;
    @TempDir Path folder;

    @Test
    void signsAndVerifies105MegabytesInAHeapOf64() throws Exception {
        Path source = large(folder.resolve("large.pdf"));
        assertThat(Files.size(source)).isGreaterThan(105_000_000);
        Path keys = folder.resolve("keys.p12");
        run(
                List.of(
                        "keytool",
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=An",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "123456",
                        "-keystore",
                        keys.toString()));
        Path pin = Files.writeString(folder.resolve("pin"), "123456");
        Path target = folder.resolve("signed.pdf");
        String signed =
                run(
                        jar(
                                "sign",
                                "--json",
                                "--pkcs12",
                                keys.toString(),
                                "--pin-file",
                                pin.toString(),
                                "--out",
                                target.toString(),
                                source.toString()));
        assertThat(signed).contains("\"level\":\"B_B\"");
        String verified = run(jar("verify", "--json", target.toString()));
        assertThat(verified)
                .contains("\"subIndication\":\"NO_CERTIFICATE_CHAIN_FOUND\"")
                .contains("\"coverage\":\"WHOLE_FILE\"");
    }

    private static List<String> jar(String... words) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx64m",
                                "-jar",
                                Path.of("target", "dangvu-sign.jar").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        return command;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isIn(0, 1);
        return output;
    }

    /** One page with ten streams of noise. */
    private static Path large(Path file) throws IOException {
        Random random = new Random(1);
        List<Long> offsets = new ArrayList<>();
        long at = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            at += write(out, "%PDF-1.7\n");
            offsets.add(at);
            at += write(out, "1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n");
            offsets.add(at);
            at += write(out, "2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n");
            offsets.add(at);
            at +=
                    write(
                            out,
                            "3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>\n"
                                    + "endobj\n");
            for (int i = 0; i < IMAGES; i++) {
                offsets.add(at);
                at += write(out, (i + 4) + " 0 obj\n<</Length " + IMAGE_BYTES + ">>\nstream\n");
                byte[] noise = new byte[IMAGE_BYTES];
                random.nextBytes(noise);
                out.write(noise);
                at += IMAGE_BYTES + write(out, "\nendstream\nendobj\n");
            }
            StringBuilder table = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n");
            table.append("0000000000 65535 f \n");
            for (long offset : offsets) {
                table.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
            }
            table.append("trailer\n<</Size ").append(offsets.size() + 1).append(" /Root 1 0 R>>\n");
            table.append("startxref\n").append(at).append("\n%%EOF\n");
            write(out, table.toString());
        }
        return file;
    }

    private static int write(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes);
        return bytes.length;
    }
}
