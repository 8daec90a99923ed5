package vn.dangvu.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * R44: one table of our verdict, that of EU DSS and the expected one, over the attacks on files of our
 * own, their clean twins and public files where they are at hand. It is left in {@code
 * target/verification-table.tsv}; the rows of our own files are compared with those checked in, so
 * that neither a changed verdict of ours nor one of a new DSS goes unnoticed.
 */
class VerificationTableIT {

    private static final Path ATTACKS = Path.of("../target/attacks");
    private static final Path PUBLIC = Path.of("../target/public-files.tsv");

    /** One row. */
    private record Row(String file, String expected, String ours, String dss) {
        String line() {
            return String.join("\t", file, expected, ours, dss);
        }
    }

    private static String judged(Path file, Path root) throws IOException {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        if (root != null) {
            CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
            trusted.addCertificate(DSSUtils.loadCertificate(root.toFile()));
            verifier.setTrustedCertSources(trusted);
        }
        verifier.setAIASource(null);
        try {
            SignedDocumentValidator validator =
                    SignedDocumentValidator.fromDocument(new FileDocument(file.toFile()));
            validator.setCertificateVerifier(verifier);
            // the twins' certificates name no responder; what was revoked is not the question here
            return verdict(validator.validateDocument(Policies.withoutRevocation()));
        } catch (RuntimeException e) {
            return "ERROR " + e.getClass().getSimpleName();
        }
    }

    /** The worst signature, and whether changes were noticed. */
    private static String verdict(Reports reports) {
        SimpleReport report = reports.getSimpleReport();
        List<String> verdicts = new ArrayList<>();
        for (String id : report.getSignatureIdList()) {
            Indication indication = report.getIndication(id);
            verdicts.add(
                    indication
                            + (report.getSubIndication(id) == null
                                    ? ""
                                    : " " + report.getSubIndication(id)));
        }
        DiagnosticData data = reports.getDiagnosticData();
        boolean noticed =
                data.getSignatures().stream()
                        .anyMatch(
                                signature ->
                                        signature.arePdfModificationsDetected()
                                                || !signature.getPdfUndefinedChanges().isEmpty());
        String worst =
                verdicts.stream()
                        .filter(verdict -> verdict.startsWith("TOTAL_FAILED"))
                        .findFirst()
                        .or(
                                () ->
                                        verdicts.stream()
                                                .filter(v -> v.startsWith("INDETERMINATE"))
                                                .findFirst())
                        .orElse(verdicts.isEmpty() ? "NO_SIGNATURE" : "TOTAL_PASSED");
        return noticed ? worst + " with a warning" : worst;
    }

    private static List<String[]> lines(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    @Test
    void bothVerdictsAreWhatWasExpected() throws IOException {
        boolean made = Files.exists(ATTACKS.resolve("verdicts.tsv"));
        if (!made) {
            System.out.println("SKIPPED: no attacks in " + ATTACKS.toAbsolutePath().normalize());
        }
        assumeTrue(made, "the attacks were not made");
        Map<String, Row> own = new TreeMap<>();
        for (String[] line : lines(ATTACKS.resolve("verdicts.tsv"))) {
            String ours =
                    line[5].isBlank() || line[5].equals("null") ? line[4] : line[4] + " " + line[5];
            own.put(
                    line[0],
                    new Row(
                            line[0],
                            line[3],
                            ours,
                            judged(ATTACKS.resolve(line[0]), ATTACKS.resolve("root.pem"))));
        }
        List<Row> rows = new ArrayList<>(own.values());
        rows.addAll(publicFiles());
        StringBuilder table = new StringBuilder("file\texpected\tours\tDSS\n");
        rows.forEach(row -> table.append(row.line()).append('\n'));
        Files.writeString(Path.of("target/verification-table.tsv"), table);
        assertThat(own.values().stream().map(Row::line).toList())
                .containsExactlyInAnyOrderElementsOf(expected());
        assertThat(own.values())
                .allSatisfy(
                        row ->
                                assertThat(row.ours.equals("TOTAL_PASSED"))
                                        .as(row.line())
                                        .isEqualTo(row.expected.equals("passed")));
    }

    private static List<String> expected() throws IOException {
        try (InputStream in =
                VerificationTableIT.class.getResourceAsStream("expected-verdicts.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
        }
    }

    private static List<Row> publicFiles() throws IOException {
        Path files = shared();
        if (files == null || !Files.exists(PUBLIC)) {
            System.out.println("SKIPPED: no public files for the table");
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (String[] line : lines(PUBLIC)) {
            if (!line[0].startsWith("malformed")) {
                rows.add(
                        new Row(
                                line[0],
                                "",
                                line[1] + " " + line[2] + " changes " + line[3],
                                judged(files.resolve(line[0]), null)));
            }
        }
        return rows;
    }

    private static Path shared() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/pdf");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
