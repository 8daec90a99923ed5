package vn.dangvu.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.http.commons.CommonsDataLoader;
import eu.europa.esig.dss.service.http.commons.OCSPDataLoader;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * R45: EU DSS finds every level that is made here to be exactly that level, and valid. The engine and
 * the demonstration PKI run in processes of their own, with the Bouncy Castle they need.
 */
class JudgeIT {

    private static final Path SIGN = Path.of("../cli/target/dangvu-sign.jar").toAbsolutePath();
    private static final Path PKI = Path.of("../pki/target/classes").toAbsolutePath();
    private static final String PIN = "123456";
    @TempDir static Path folder;
    private static Process pki;
    private static String url;

    @BeforeAll
    static void startPki() throws Exception {
        if (!Files.exists(SIGN) || !Files.isDirectory(PKI)) {
            System.out.println("SKIPPED: " + SIGN + " or " + PKI + " was not built");
        }
        assumeTrue(Files.exists(SIGN) && Files.isDirectory(PKI), "engine not built");
        Path signers = folder.resolve("signers.tsv");
        Files.writeString(
                signers,
                """
                label\tkind\tcommon_name\torganisation\tlogin\tpin
                an\tPERSON\tNguyễn Văn An\tKhối\tan\t123456
                seal\tSEAL\tĐảng ủy Khối\tKhối\t\t123456
                """);
        Files.writeString(folder.resolve("pin"), PIN);
        pki =
                new ProcessBuilder(
                                "java",
                                "-cp",
                                SIGN + File.pathSeparator + PKI,
                                "vn.dangvu.pki.PkiMain",
                                "serve",
                                "--state",
                                folder.resolve("state").toString(),
                                "--port",
                                "0",
                                "--signers",
                                signers.toString(),
                                "--certificates",
                                folder.resolve("certificates").toString(),
                                "--pkcs12",
                                folder.resolve("keys").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(pki.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                url = line.substring("ready ".length());
            }
            if (line.startsWith("tokens ")) {
                return;
            }
        }
        throw new IOException("the demonstration PKI did not start");
    }

    @AfterAll
    static void stopPki() throws Exception {
        if (pki != null) {
            pki.getOutputStream().close();
            if (!pki.waitFor(10, TimeUnit.SECONDS)) {
                pki.destroyForcibly();
            }
        }
    }

    private static Path source(String name) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(file.toFile());
        }
        return file;
    }

    private static Path sign(Path source, String label, String name, String... options)
            throws Exception {
        Path target = folder.resolve(name);
        List<String> command =
                new ArrayList<>(List.of("java", "-jar", SIGN.toString(), "sign", "--pkcs12"));
        command.add(folder.resolve("keys").resolve(label + ".p12").toString());
        command.addAll(List.of("--pin-file", folder.resolve("pin").toString()));
        command.addAll(List.of("--tsa", url + "/tsa", "--trust", root().toString()));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("--out", target.toString(), source.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return target;
    }

    private static Path root() {
        return folder.resolve("state").resolve("root.pem");
    }

    private static SimpleReport judge(Path file) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(root().toFile()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setOcspSource(new OnlineOCSPSource(new OCSPDataLoader()));
        verifier.setCrlSource(new OnlineCRLSource(new CommonsDataLoader()));
        SignedDocumentValidator validator =
                SignedDocumentValidator.fromDocument(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument().getSimpleReport();
    }

    private static void assertJudged(Path file, int signatures, SignatureLevel level) {
        SimpleReport report = judge(file);
        assertThat(report.getSignatureIdList()).hasSize(signatures);
        for (String id : report.getSignatureIdList()) {
            assertThat(report.getSignatureFormat(id)).isEqualTo(level);
            assertThat(report.getIndication(id))
                    .as(report.getSubIndication(id) + " " + report.getAdESValidationErrors(id))
                    .isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.getAdESValidationErrors(id)).isEmpty();
        }
    }

    @Test
    void findsEachLevelToBeThatLevel() throws Exception {
        Path source = source("source.pdf");
        assertJudged(
                sign(source, "an", "b.pdf", "--level", "B-B"), 1, SignatureLevel.PAdES_BASELINE_B);
        assertJudged(
                sign(source, "an", "t.pdf", "--level", "B-T"), 1, SignatureLevel.PAdES_BASELINE_T);
        assertJudged(
                sign(source, "an", "lt.pdf", "--level", "B-LT"),
                1,
                SignatureLevel.PAdES_BASELINE_LT);
        assertJudged(
                sign(source, "an", "lta.pdf", "--level", "B-LTA"),
                1,
                SignatureLevel.PAdES_BASELINE_LTA);
    }

    @Test
    void findsStampedAndRepeatedSignaturesValid() throws Exception {
        Path first = sign(source("twice.pdf"), "an", "first.pdf", "--level", "B-LT");
        assertJudged(
                sign(first, "seal", "second.pdf", "--level", "B-LT", "--text", "Số: 12-CV/ĐUK"),
                2,
                SignatureLevel.PAdES_BASELINE_LT);
    }

    @Test
    void findsOtherAlgorithmsAndCertificationsValid() throws Exception {
        Path source = source("other.pdf");
        for (String algorithm : List.of("RSA_SHA512", "RSA_PSS_SHA256", "RSA_PSS_SHA384")) {
            assertJudged(
                    sign(source, "an", algorithm + ".pdf", "--algorithm", algorithm),
                    1,
                    SignatureLevel.PAdES_BASELINE_T);
        }
        assertJudged(
                sign(source, "an", "certified.pdf", "--certify", "2"),
                1,
                SignatureLevel.PAdES_BASELINE_T);
    }
}
