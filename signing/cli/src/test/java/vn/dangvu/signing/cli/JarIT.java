package vn.dangvu.signing.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.pki.DemoPki;
import vn.dangvu.pki.Pem;
import vn.dangvu.pki.SoftHsm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as its users have it: one jar, a token behind PKCS#11, a real authority. */
class JarIT {

    private static final String PIN = "55443322";

    @TempDir static Path folder;
    private static DemoPki pki;
    private static Path library;
    private static Path configuration;
    private static Path trust;
    private static Path pinFile;

    @BeforeAll
    static void makeToken() throws Exception {
        Path found = SoftHsm.installedLibrary().orElse(null);
        if (found == null) {
            System.out.println("SKIPPED: SoftHSM2 is not installed (apt-get install softhsm2)");
        }
        assumeTrue(found != null, "SoftHSM2 is not installed");
        library = found;
        pki = DemoPki.open(folder.resolve("pki"), 0).serve();
        SoftHsm softHsm = SoftHsm.in(folder.resolve("softhsm"), found);
        configuration = softHsm.configuration();
        Path signers =
                Files.writeString(
                        folder.resolve("signers.tsv"),
                        "label\tkind\tcommon_name\torganisation\tlogin\tpin\n"
                                + "bi-thu\tPERSON\tNguyễn Văn An\tĐảng ủy Khối\tan\t"
                                + PIN
                                + "\n");
        softHsm.fill(folder.resolve("pki"), signers, folder.resolve("certificates"));
        trust =
                Files.writeString(
                        folder.resolve("trust.pem"),
                        Pem.certificates(List.of(pki.rootCertificate(), pki.issuingCertificate())));
        pinFile = Files.writeString(folder.resolve("pin"), PIN + "\n");
    }

    @AfterAll
    static void close() {
        if (pki != null) {
            pki.close();
        }
    }

    private record Answer(int code, String out, String err) {}

    private static Answer run(Object... words) throws Exception {
        return run(Map.of(), jar(words), "");
    }

    private static List<String> jar(Object... words) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                Path.of("target", "dangvu-sign.jar").toAbsolutePath().toString()));
        List.of(words).forEach(word -> command.add(word.toString()));
        return command;
    }

    private static Answer run(Map<String, String> environment, List<String> command, String typed)
            throws Exception {
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().put(SoftHsm.CONFIGURATION_VARIABLE, configuration.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), out, Files.readString(err));
    }

    private static Path pdf(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(file.toFile());
        }
        return file;
    }

    /** The words that name the key, then the others. */
    private static Object[] withKey(String command, Object... more) {
        List<Object> words =
                new ArrayList<>(
                        List.of(
                                command,
                                "--library",
                                library,
                                "--token",
                                "bi-thu",
                                "--pin-file",
                                pinFile));
        words.addAll(List.of(more));
        return words.toArray();
    }

    @Test
    void listsTheTokensWithSerialNumberAndCertificate() throws Exception {
        Answer plain = run("tokens", "--library", library);
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(plain.out()).startsWith("bi-thu  ").contains("CN=Nguyễn Văn An");
        assertThat(run("tokens", "--json", "--library", library).out())
                .startsWith("{\"label\":\"bi-thu\",\"serialNumber\":\"")
                .contains("\"pin\":null")
                .contains("\"notAfter\":\"");
        assertThat(run("tokens", "--library", folder.resolve("none.so")).code())
                .isEqualTo(ExitCode.TOKEN.number);
    }

    @Test
    void signsAFolderAtLongTermLevelWithOneLoginAndGoesOnAfterABadFile() throws Exception {
        for (int i = 1; i <= 4; i++) {
            pdf("in/" + i + ".pdf");
        }
        Files.writeString(folder.resolve("in/2-broken.pdf"), "no PDF");
        Path out = folder.resolve("out");
        Answer signed =
                run(
                        withKey(
                                "sign",
                                "--json",
                                "--level",
                                "B-LT",
                                "--tsa",
                                pki.tsaUrl(),
                                "--trust",
                                trust,
                                "--out",
                                out,
                                folder.resolve("in")));
        assertThat(signed.code())
                .as(signed.out() + signed.err())
                .isEqualTo(ExitCode.REFUSED.number);
        assertThat(signed.out().lines()).hasSize(5);
        assertThat(signed.out()).contains("\"error\":\"NOT_PDF\"").contains("\"level\":\"B_LT\"");
        Answer verified = run("verify", "--json", "--trust", trust, out);
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(verified.out().lines())
                .hasSize(4)
                .allMatch(line -> line.contains("\"level\":\"B_LT\""));
    }

    @Test
    void extendsAndStamps() throws Exception {
        Path source = pdf("extend.pdf");
        Path signed = folder.resolve("extend-signed.pdf");
        assertThat(run(withKey("sign", source)).code()).isZero();
        Path stamped = folder.resolve("extend-stamped.pdf");
        assertThat(run(withKey("stamp", "--number", "15-CV/ĐUK", "--out", stamped, signed)).code())
                .isZero();
        Answer extended =
                run("extend", "--level", "B-LTA", "--tsa", pki.tsaUrl(), "--trust", trust, stamped);
        assertThat(extended.code()).as(extended.err()).isZero();
        assertThat(extended.out()).contains("extend-stamped-extended.pdf (B_LTA)");
        Answer verified =
                run("verify", "--trust", trust, folder.resolve("extend-stamped-extended.pdf"));
        assertThat(verified.code()).as(verified.out()).isZero();
    }

    @Test
    void endsWithTheNumberOfTheReason() throws Exception {
        Path source = pdf("codes.pdf");
        Path out = folder.resolve("codes-out.pdf");
        Path wrong = Files.writeString(folder.resolve("wrong-pin"), "00000000");
        Answer refused =
                run(
                        "sign",
                        "--json",
                        "--library",
                        library,
                        "--token",
                        "bi-thu",
                        "--pin-file",
                        wrong,
                        source);
        assertThat(refused.code()).isEqualTo(ExitCode.TOKEN.number);
        assertThat(refused.out()).contains("\"error\":\"PIN_").doesNotContain("00000000");
        assertThat(
                        run(
                                        "sign",
                                        "--library",
                                        library,
                                        "--token",
                                        "none",
                                        "--pin-file",
                                        wrong,
                                        source)
                                .err())
                .startsWith("TOKEN_ABSENT");
        assertThat(run(withKey("sign", "--tsa", "http://127.0.0.1:9/tsa", source)).code())
                .isEqualTo(ExitCode.TIMESTAMP.number);
        assertThat(run(withKey("sign", folder.resolve("absent.pdf"))).code())
                .isEqualTo(ExitCode.FILE.number);
        assertThat(run("sign", "--library", library, "--token", "bi-thu", source).err())
                .as("no terminal to ask at")
                .contains("--pin-file or --pin-env");
        assertThat(run("verify", source).code()).isEqualTo(ExitCode.FAILED.number);
        assertThat(run(withKey("sign", "--out", out, source)).code()).isZero();
        assertThat(run("verify", "--no-revocation", out).code())
                .isEqualTo(ExitCode.INDETERMINATE.number);
        assertThat(run("sign", "--nonsense", source).code()).isEqualTo(ExitCode.USAGE.number);
        assertThat(run("help").out()).contains("Ends with").contains("  64  ");
    }

    @Test
    void readsThePinFromTheEnvironment() throws Exception {
        Path source = pdf("env.pdf");
        Answer signed =
                run(
                        Map.of("SIGNING_PIN", PIN),
                        jar(
                                "sign",
                                "--library",
                                library,
                                "--token",
                                "bi-thu",
                                "--pin-env",
                                "SIGNING_PIN",
                                source),
                        "");
        assertThat(signed.code()).as(signed.err()).isZero();
    }

    /** R40: the PIN is asked for without echo; the bar shows how far a folder is. */
    @Test
    void asksForThePinAtATerminalAndShowsABar() throws Exception {
        assumeTrue(hasTerminal(), "no terminal to be had");
        pdf("terminal/a.pdf");
        pdf("terminal/b.pdf");
        String command =
                String.join(
                        " ",
                        jar(
                                "sign",
                                "--library",
                                library,
                                "--token",
                                "bi-thu",
                                "--out",
                                folder.resolve("terminal-out"),
                                folder.resolve("terminal")));
        Answer signed = run(Map.of(), List.of("script", "-qec", command, "/dev/null"), PIN + "\n");
        assertThat(signed.code()).as(signed.out()).isZero();
        assertThat(signed.out()).contains("PIN: ").contains("#] 2/2").contains("(B_B)");
        assertThat(folder.resolve("terminal-out/a.pdf")).exists();
    }

    private static boolean hasTerminal() throws Exception {
        try {
            Process script =
                    new ProcessBuilder("script", "-qec", "true", "/dev/null")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (script.waitFor() == 0) {
                return true;
            }
            System.out.println("SKIPPED: script(1) gets no terminal here");
        } catch (IOException e) {
            System.out.println("SKIPPED: there is no script(1) to play a terminal");
        }
        return false;
    }
}
