package vn.dangvu.signing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;

class MainTest {

    @TempDir static Path folder;
    private static Path keys;
    private static Path trust;
    private static Path pin;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Nguyễn Văn An,O=Đảng ủy Khối,C=VN");
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(Instant.now().minusSeconds(3600)),
                        Date.from(Instant.now().plusSeconds(86_400)),
                        name,
                        pair.getPublic());
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation));
        X509Certificate certificate =
                new JcaX509CertificateConverter()
                        .getCertificate(
                                builder.build(
                                        new JcaContentSignerBuilder("SHA256withRSA")
                                                .build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key", pair.getPrivate(), "1234".toCharArray(), new Certificate[] {certificate});
        keys = folder.resolve("an.p12");
        try (var stream = Files.newOutputStream(keys)) {
            store.store(stream, "1234".toCharArray());
        }
        trust = folder.resolve("trust.pem");
        Files.writeString(
                trust,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        pin = Files.writeString(folder.resolve("pin"), "1234\n");
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

    private ExitCode run(Object... words) {
        out.reset();
        err.reset();
        List<String> given = List.of(words).stream().map(String::valueOf).toList();
        return new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(given);
    }

    @Test
    void signsAndVerifies() throws Exception {
        Path source = pdf("one.pdf");
        Path target = folder.resolve("one-out.pdf");
        assertThat(
                        run(
                                "sign",
                                "--json",
                                "--pkcs12",
                                keys,
                                "--pin-file",
                                pin,
                                "--out",
                                target,
                                source))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitCode.OK);
        assertThat(run("verify", "--trust", trust, "--json", target)).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"indication\":\"TOTAL_PASSED\"")
                .contains("\"signerName\":\"Nguyễn Văn An\"");
        assertThat(run("verify", target)).isEqualTo(ExitCode.INDETERMINATE);
        assertThat(run("verify", source)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void stampsAWholeFolder() throws Exception {
        pdf("folder/a.pdf");
        pdf("folder/b.pdf");
        Path target = folder.resolve("stamped/");
        assertThat(
                        run(
                                "stamp",
                                "--pkcs12",
                                keys,
                                "--pin-file",
                                pin,
                                "--number",
                                "12-CV/ĐUK",
                                "--out",
                                target,
                                folder.resolve("folder")))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitCode.OK);
        assertThat(
                        run(
                                "verify",
                                "--trust",
                                trust,
                                target.resolve("a.pdf"),
                                target.resolve("b.pdf")))
                .isEqualTo(ExitCode.OK);
    }

    private ExitCode stamp(Path source, Path target, Object... stamp) {
        List<Object> words =
                new ArrayList<>(
                        List.of("stamp", "--pkcs12", keys, "--pin-file", pin, "--out", target));
        words.addAll(List.of(stamp));
        words.add(source);
        return run(words.toArray());
    }

    private static String text(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            document.getDocumentCatalog().getAcroForm().flatten();
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void everyStampShowsWhatItIsFor() throws Exception {
        Path source = pdf("plain.pdf");
        Path target = folder.resolve("with-stamp.pdf");
        assertThat(stamp(source, target, "--number", "15-CV/ĐUK", "--date", "2026-11-30"))
                .isEqualTo(ExitCode.OK);
        assertThat(text(target)).contains("Số: 15-CV/ĐUK", "Ngày 30 tháng 11 năm 2026");
        assertThat(
                        stamp(
                                source,
                                target,
                                "--arrival",
                                "1204",
                                "--organisation",
                                "ĐẢNG UỶ KHỐI",
                                "--date",
                                "2026-12-01"))
                .isEqualTo(ExitCode.OK);
        assertThat(text(target)).contains("ĐẾN", "Số: 1204", "Ngày: 01/12/2026");
        assertThat(stamp(source, target, "--copy", "SAO Y", "--organisation", "ĐẢNG UỶ KHỐI"))
                .isEqualTo(ExitCode.OK);
        assertThat(text(target)).contains("SAO Y", "ĐẢNG UỶ KHỐI");
        assertThat(stamp(source, target, "--attachment", "15-CV/ĐUK")).isEqualTo(ExitCode.OK);
        assertThat(text(target)).contains("15-CV/ĐUK");
        assertThat(stamp(source, target)).isEqualTo(ExitCode.USAGE);
        assertThat(stamp(source, target, "--arrival", "1204")).isEqualTo(ExitCode.USAGE);
        assertThat(stamp(source, target, "--number", "1", "--date", "30/11/2026"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatAllowsNoStampGoesIntoACoverSheetThatHasIt() throws Exception {
        Path certified = folder.resolve("certified.pdf");
        assertThat(
                        run(
                                "sign",
                                "--pkcs12",
                                keys,
                                "--pin-file",
                                pin,
                                "--certify",
                                "1",
                                "--out",
                                certified,
                                pdf("three.pdf")))
                .isEqualTo(ExitCode.OK);
        Path target = folder.resolve("covered.pdf");
        assertThat(stamp(certified, target, "--number", "16-CV/ĐUK", "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"coverSheetFor\":\"CERTIFICATION_FORBIDS\"");
        assertThat(run("verify", "--trust", trust, target)).isEqualTo(ExitCode.OK);
        try (PDDocument document = Loader.loadPDF(target.toFile())) {
            byte[] inside =
                    document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .get("certified.pdf")
                            .getEmbeddedFile()
                            .toByteArray();
            assertThat(inside).isEqualTo(Files.readAllBytes(certified));
        }
    }

    @Test
    void aProfileLetsOnlyItsOwnCertificatesCount() throws Exception {
        Path target = folder.resolve("profile-out.pdf");
        run("sign", "--pkcs12", keys, "--pin-file", pin, "--out", target, pdf("profile.pdf"));
        assertThat(run("verify", "--trust", trust, target)).isEqualTo(ExitCode.OK);
        assertThat(run("verify", "--trust", trust, "--profile", "vgca", target))
                .isEqualTo(ExitCode.INDETERMINATE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("not in --trust: CA phục vụ các cơ quan Đảng G2");
        assertThat(run("verify", "--trust", trust, "--profile", "other", target))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void endsWithTheReasonAsNumber() throws Exception {
        Path source = pdf("two.pdf");
        Path wrong = Files.writeString(folder.resolve("wrong"), "9999");
        assertThat(run("sign", "--pkcs12", keys, "--pin-file", wrong, source))
                .isEqualTo(ExitCode.TOKEN);
        Path text = Files.writeString(folder.resolve("text.pdf"), "no PDF");
        assertThat(run("sign", "--pkcs12", keys, "--pin-file", pin, text))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("sign", "--no-such-option", "x", source)).isEqualTo(ExitCode.USAGE);
        assertThat(run("nonsense")).isEqualTo(ExitCode.USAGE);
        assertThat(run("verify", "--issuers-from", "http://ca.gov.vn", source))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("verify", folder.resolve("absent.pdf"))).isEqualTo(ExitCode.FILE);
        assertThat(run("help")).isEqualTo(ExitCode.OK);
    }

    @Test
    void theReadmeSaysWhatEveryExitCodeMeans() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        for (ExitCode code : ExitCode.values()) {
            assertThat(readme).contains("| " + code.number + " | " + code.meaning);
        }
    }
}
