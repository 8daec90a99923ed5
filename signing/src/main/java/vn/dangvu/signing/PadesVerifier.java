package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges the signatures of a file (EN 319 102-1, EN 319 142-1) and what was changed after them. Bad
 * documents give findings, never exceptions. Thread-safe; one verifier keeps one cache of revocation
 * answers and of fetched issuers, so make one and share it.
 */
public final class PadesVerifier {

    private static final int MOST_SIGNATURES = 500;

    private final TrustAnchors anchors;
    private final RevocationChecker revocation;
    private final CaIssuers issuers;
    private final Clock clock;

    public PadesVerifier(TrustAnchors anchors, Revocation revocation, Clock clock) {
        this.anchors = anchors;
        this.revocation = new RevocationChecker(revocation, clock);
        this.issuers = new CaIssuers(anchors, revocation, clock);
        this.clock = clock;
    }

    /** One run over one file. */
    private final class Run {
        private final List<Finding> findings = new ArrayList<>();
        private final List<SignatureJudge> judges = new ArrayList<>();
        private boolean fieldPresent;
        private boolean unreadable;
        private List<SignatureReport> reports = List.of();

        void look(PdfBytes bytes, DocumentDigests digests) throws IOException {
            if (!Signable.isPdf(bytes)) {
                findings.add(
                        bytes.length() == 0
                                ? Finding.failure(FindingCode.EMPTY_FILE, "")
                                : Finding.failure(FindingCode.NOT_PDF, ""));
                unreadable = true;
                return;
            }
            try {
                PdfFile file = PdfFile.open(bytes);
                if (file.encrypted()) {
                    findings.add(Finding.information(FindingCode.ENCRYPTED, ""));
                }
                readSignatures(file, digests);
                judge(file);
            } catch (PdfSyntaxException e) {
                unreadable(e.kind(), e.getMessage(), bytes);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (RuntimeException | StackOverflowError e) {
                unreadable(PdfSyntaxException.Kind.DAMAGED, e.toString(), bytes);
            }
        }

        private void unreadable(PdfSyntaxException.Kind kind, String detail, PdfBytes bytes) {
            findings.add(
                    Finding.failure(
                            switch (kind) {
                                case DAMAGED -> FindingCode.DAMAGED_STRUCTURE;
                                case ENCRYPTED -> FindingCode.ENCRYPTED;
                                case TOO_COMPLEX -> FindingCode.TOO_COMPLEX;
                            },
                            String.valueOf(detail)));
            unreadable = true;
            fieldPresent = fieldPresent || mentionsSignature(bytes);
        }

        private void readSignatures(PdfFile file, DocumentDigests digests)
                throws IOException, PdfSyntaxException {
            Set<PdfObject> seen = new HashSet<>();
            for (FormField field : FormField.signatures(file)) {
                fieldPresent = true;
                if (!field.isSigned()) {
                    findings.add(
                            Finding.information(
                                    FindingCode.SIGNATURE_FIELD_WITHOUT_SIGNATURE, field.name()));
                    continue;
                }
                if (!seen.add(field.value())) {
                    findings.add(
                            Finding.failure(FindingCode.SIGNATURE_SHARED_BY_FIELDS, field.name()));
                }
                if (judges.size() >= MOST_SIGNATURES) {
                    throw new PdfSyntaxException(
                            PdfSyntaxException.Kind.TOO_COMPLEX, "too many signatures");
                }
                judges.add(new SignatureJudge(file, field, digests));
            }
            judges.sort(Comparator.comparingLong(SignatureJudge::end));
        }

        private void judge(PdfFile file) throws PdfSyntaxException {
            new SignatureHoles(file, judges.stream().filter(j -> j.range() != null).toList())
                    .judge();
            Set<PdfObject.Ref> intact = new HashSet<>();
            for (SignatureJudge judge : judges) {
                if (judge.isIntact() && judge.reference() != null) {
                    intact.add(judge.reference());
                }
            }
            for (SignatureJudge judge : judges) {
                judge.compare(intact);
            }
            judgeTrust(file);
        }

        private void judgeTrust(PdfFile file) {
            ValidationData data = ValidationData.of(file);
            TrustJudge trust =
                    new TrustJudge(
                            anchors,
                            revocation,
                            issuers,
                            clock,
                            data.certificates(),
                            data.revocation());
            // from the last to the first: a later time-stamp proves that the earlier ones existed
            Instant existedAt = null;
            boolean archived = false;
            List<SignatureReport> backwards = new ArrayList<>();
            for (int i = judges.size() - 1; i >= 0; i--) {
                SignatureJudge judge = judges.get(i);
                if (judge.isTimestamp()) {
                    Instant time = judge.judgeTimestamp(trust, existedAt);
                    if (time != null && (existedAt == null || time.isBefore(existedAt))) {
                        existedAt = time;
                    }
                    archived = archived || time != null;
                } else {
                    judge.judgeSignature(trust, existedAt);
                }
                backwards.add(0, judge.report(data.present(), archived));
            }
            reports = backwards;
        }

        VerificationReport report(long size, String sha256) {
            List<SignatureReport> signatures =
                    reports.stream()
                            .filter(r -> r.kind() == SignatureReport.Kind.SIGNATURE)
                            .toList();
            Indication indication = Indication.TOTAL_PASSED;
            SubIndication sub = null;
            boolean retryable = false;
            for (SignatureReport report : reports) {
                if (report.indication().compareTo(indication) > 0) {
                    indication = report.indication();
                    sub = report.subIndication();
                }
            }
            if (indication == Indication.INDETERMINATE) {
                retryable =
                        reports.stream()
                                .filter(r -> r.indication() == Indication.INDETERMINATE)
                                .allMatch(SignatureReport::retryable);
            }
            boolean fileFails = findings.stream().anyMatch(f -> f.severity() == Severity.FAILURE);
            if (unreadable || (fileFails && indication != Indication.TOTAL_FAILED)) {
                indication = Indication.TOTAL_FAILED;
                sub = SubIndication.FORMAT_FAILURE;
                retryable = false;
            } else if (signatures.isEmpty()) {
                indication = Indication.TOTAL_FAILED;
                sub = SubIndication.NO_SIGNATURE_FOUND;
                retryable = false;
                findings.add(Finding.failure(FindingCode.NO_SIGNATURE, ""));
            }
            return new VerificationReport(
                    indication,
                    sub,
                    fieldPresent,
                    reports,
                    findings,
                    retryable,
                    clock.instant(),
                    size,
                    sha256);
        }
    }

    /**
     * Judges all signatures of a file.
     *
     * @throws IOException only when the file itself cannot be read
     */
    public VerificationReport verify(Path pdf) throws IOException {
        try (PdfBytes bytes = PdfBytes.open(pdf)) {
            DocumentDigests digests = new DocumentDigests(bytes);
            Run run = new Run();
            run.look(bytes, digests);
            return run.report(bytes.length(), digests.ofFile());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    // a file whose structure is gone is not "unsigned" when it still speaks of a signature
    private static boolean mentionsSignature(PdfBytes bytes) {
        String word = "/ByteRange";
        long most = Math.min(bytes.length(), 64L << 20);
        for (long at = 0; at < most; at++) {
            if (bytes.at(at) == '/') {
                int i = 1;
                while (i < word.length() && bytes.at(at + i) == word.charAt(i)) {
                    i++;
                }
                if (i == word.length()) {
                    return true;
                }
            }
        }
        return false;
    }
}
