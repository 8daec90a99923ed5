package vn.dangvu.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * R45: EU DSS finds each file that the signing module's tests produced to be exactly of its level and
 * TOTAL_PASSED, and veraPDF finds PDF/A to be PDF/A still.
 */
class ProducedFilesIT {

    private static final Path PRODUCED = Path.of("../target/produced");

    @BeforeAll
    static void find() {
        boolean made = Files.exists(PRODUCED.resolve("levels/levels.tsv"));
        if (!made) {
            System.out.println("SKIPPED: no files in " + PRODUCED.toAbsolutePath().normalize());
        }
        assumeTrue(made, "the files were not produced");
    }

    /** Levels, algorithms and several signatures. */
    @TestFactory
    Stream<DynamicTest> dssFindsEachLevelToBeThatLevel() throws Exception {
        return judged(PRODUCED.resolve("levels"));
    }

    /** Encrypted, linearised and hybrid files, object streams, forms. */
    @TestFactory
    Stream<DynamicTest> dssFindsInputsOfEveryMakeWellSigned() throws Exception {
        return judged(PRODUCED.resolve("inputs"));
    }

    /** The signature holds the signer's certificate only, the root alone is believed. */
    @TestFactory
    Stream<DynamicTest> dssFindsFetchedIssuersInTheFile() throws Exception {
        return judged(PRODUCED.resolve("issuers"));
    }

    private static Stream<DynamicTest> judged(Path folder) throws Exception {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        try (InputStream in = new FileInputStream(folder.resolve("trusted.pem").toFile())) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.addCertificate(
                        new eu.europa.esig.dss.model.x509.CertificateToken(
                                (X509Certificate) certificate));
            }
        }
        return Files.readAllLines(folder.resolve("levels.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(
                        line ->
                                DynamicTest.dynamicTest(
                                        line[0],
                                        () ->
                                                assertJudged(
                                                        folder.resolve(line[0]),
                                                        trusted,
                                                        List.of(line[1].split(" ")))));
    }

    private static void assertJudged(
            Path file, CommonTrustedCertificateSource trusted, List<String> levels)
            throws IOException {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        // nothing but the file: no fetching, from nowhere
        verifier.setAIASource(null);
        verifier.setOcspSource(null);
        verifier.setCrlSource(null);
        SignedDocumentValidator validator =
                SignedDocumentValidator.fromDocument(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(verifier);
        SimpleReport report =
                validator.validateDocument(Policies.withoutRevocation()).getSimpleReport();
        assertThat(report.getSignatureIdList()).hasSize(levels.size());
        for (int i = 0; i < levels.size(); i++) {
            String id = report.getSignatureIdList().get(i);
            assertThat(report.getSignatureFormat(id)).isEqualTo(level(levels.get(i)));
            assertThat(report.getIndication(id))
                    .as(
                            report.getSubIndication(id)
                                    + " "
                                    + report.getAdESValidationErrors(id).stream()
                                            .map(Message::getValue)
                                            .toList())
                    .isEqualTo(Indication.TOTAL_PASSED);
        }
    }

    private static SignatureLevel level(String ours) {
        return switch (ours) {
            case "B_B" -> SignatureLevel.PAdES_BASELINE_B;
            case "B_T" -> SignatureLevel.PAdES_BASELINE_T;
            case "B_LT" -> SignatureLevel.PAdES_BASELINE_LT;
            case "B_LTA" -> SignatureLevel.PAdES_BASELINE_LTA;
            default -> throw new IllegalArgumentException(ours);
        };
    }

    @TestFactory
    Stream<DynamicTest> veraPdfFindsPdfA() {
        return Stream.of("pdfa-source.pdf", "pdfa-invisible.pdf", "pdfa-stamped.pdf")
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () ->
                                                assertPdfA(
                                                        PRODUCED.resolve("levels").resolve(name))));
    }

    private static void assertPdfA(Path file) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(file.toFile(), PDFAFlavour.PDFA_2_B);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.isCompliant()).as(String.valueOf(result.getFailedChecks())).isTrue();
        }
    }
}
