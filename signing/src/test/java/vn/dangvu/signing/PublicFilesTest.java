package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Public files, good and bad, where they are at hand: none is part of the project. Their real
 * authorities have expired, so integrity and structure are judged, not trust.
 */
class PublicFilesTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Map<String, VerificationReport> VERDICTS = new TreeMap<>();
    private static Path files;

    @BeforeAll
    static void find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/pdf");
            if (Files.isDirectory(candidate)) {
                files = candidate;
            }
        }
        if (files == null) {
            System.out.println("SKIPPED: no shared/data/pdf beside the project");
        }
        assumeTrue(files != null, "no public files at hand");
    }

    /** Leaves the verdicts to the judge: file, indication, sub-indication, changes. */
    @AfterAll
    static void writeVerdicts() throws IOException {
        if (!VERDICTS.isEmpty()) {
            StringBuilder table = new StringBuilder("file\tindication\tsubindication\tchanges\n");
            VERDICTS.forEach(
                    (file, report) ->
                            table.append(file)
                                    .append('\t')
                                    .append(report.indication())
                                    .append('\t')
                                    .append(report.subIndication())
                                    .append('\t')
                                    .append(worst(report))
                                    .append('\n'));
            Files.writeString(Path.of("target/public-files.tsv"), table);
        }
    }

    private static ChangeGrade worst(VerificationReport report) {
        return report.signatures().stream()
                .map(SignatureReport::changesAfter)
                .max(Comparator.naturalOrder())
                .orElse(ChangeGrade.NONE);
    }

    private static VerificationReport verify(Path file) throws IOException {
        return new PadesVerifier(
                        TrustAnchors.of(List.of()), Revocation.notChecked(), Clock.systemUTC())
                .verify(file);
    }

    @TestFactory
    Stream<DynamicTest> everyFileGetsAVerdictInTime() throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(files)) {
            all = found.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
        return all.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        files.relativize(file).toString(),
                                        () -> {
                                            long start = System.nanoTime();
                                            assertThatCode(
                                                            () -> {
                                                                VERDICTS.put(
                                                                        files.relativize(file)
                                                                                .toString(),
                                                                        verify(file));
                                                                new PdfInspector().inspect(file);
                                                            })
                                                    .doesNotThrowAnyException();
                                            assertThat(System.nanoTime() - start)
                                                    .isLessThan(LONGEST.toNanos());
                                        }));
    }

    /** R44: manipulated files of others. */
    @TestFactory
    Stream<DynamicTest> manipulatedFilesFail() {
        return Stream.of(
                        "signed/pdf-signed-added-page.pdf",
                        "signed/pdf-removed-pages.pdf",
                        "signed/pades-signed-annot-added.pdf",
                        "signed/dss-2236_annotation-and-visible-change.pdf",
                        "signed/hello_signed_INCSAVE_signed_EDITED.pdf",
                        "signed/pades-lta-copied-doctst.pdf",
                        "signed/pdf-double-signer-info.pdf",
                        "signed/pdf-signed-out-of-byteRange.pdf",
                        "signed/pdf-signed-corrupted.pdf",
                        "signed/signature-referenced-from-multiple-fields.pdf",
                        "signed/dss-818_Signature-P-IT_ADO-1_(HASH_FAILURE)_(ECDSA).pdf",
                        "pyhanko/coverage-anomalies_weird-byterange.pdf",
                        "pyhanko/form-update-override-appearance-stream-sneaky.pdf",
                        "pyhanko/sig-no-signed-attrs.pdf",
                        "pyhanko/pdf-sig-with-econtent.pdf")
                .filter(name -> Files.exists(files.resolve(name)))
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () ->
                                                assertThat(verify(files.resolve(name)).indication())
                                                        .isEqualTo(Indication.TOTAL_FAILED)));
    }

    /** R44: no false alarm on files that were only signed, stamped or extended. */
    @TestFactory
    Stream<DynamicTest> soundFilesLackNothingButTrust() {
        return Stream.of(
                        "signed/pdf-signed-original.pdf",
                        "signed/pades-ltv.pdf",
                        "signed/pades-lt-extended-dss.pdf",
                        "signed/Test.signed_Certipost-2048-SHA512.extended-LTA.pdf",
                        "signed/muestra-firmado-firmado.pdf",
                        "signed/dss-1959_pades-tst-with-orphan-refs.pdf",
                        "signed/pdf-with-eof-cr.pdf",
                        "signed/doc-firmado-T.pdf",
                        "signed/PAdES-LT.pdf",
                        "signed/DSS-3226.pdf",
                        "signed/pdf-self-issued-ocsp.pdf",
                        "pyhanko/extensions-update-indirect.pdf",
                        "pyhanko/minimal-two-fields-signed-twice.pdf",
                        "pyhanko/extensions-indirect.pdf",
                        "pyhanko/pades-lta-dss-indirect-arrs-test.pdf")
                .filter(name -> Files.exists(files.resolve(name)))
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () -> {
                                            VerificationReport report = verify(files.resolve(name));
                                            assertThat(report.subIndication())
                                                    .as(report.toString())
                                                    .isEqualTo(
                                                            SubIndication
                                                                    .NO_CERTIFICATE_CHAIN_FOUND);
                                        }));
    }

    @Test
    void encryptedAndBrokenFilesAreRefusedAtTheDoor() throws Exception {
        for (String name :
                List.of(
                        "pyhanko/minimal-two-fields-aes256.pdf",
                        "pyhanko/circular-page-tree.pdf",
                        "malformed/append-xref-loop.pdf",
                        "malformed/issue-100.pdf")) {
            Path file = files.resolve(name);
            if (Files.exists(file)) {
                assertThat(new PdfInspector().inspect(file).acceptable()).as(name).isFalse();
            }
        }
    }
}
