package vn.dangvu.signing;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Judges one signature: its cryptography, what came after it, its certificate, its time. */
final class SignatureJudge {

    private static final int SMALLEST_RSA = 2048;
    private static final int SMALLEST_EC = 256;

    private final PdfFile file;
    private final FormField field;
    private final EmbeddedSignature signature;
    private final Judgement judgement = new Judgement();
    private boolean retryable;
    private Instant provenTime;
    private boolean hasSignatureTimestamp;
    private CertificatePath path;
    private final Set<X509Certificate> usedCertificates = new LinkedHashSet<>();
    private final List<RevocationAnswer.Evidence> usedEvidence = new ArrayList<>();
    private RevisionDiff.Result changes = new RevisionDiff.Result(ChangeGrade.NONE, List.of());

    /**
     * Reads a signature.
     *
     * @param digests of the file
     * @throws IOException only when the file itself cannot be read
     */
    SignatureJudge(PdfFile file, FormField field, DocumentDigests digests) throws IOException {
        this.file = file;
        this.field = field;
        this.signature = EmbeddedSignature.read(file, field, digests, judgement);
    }

    /** Whether bytes, attributes, value and certificate fit together, whoever signed. */
    boolean isIntact() {
        return !judgement.failed()
                && signature.range() != null
                && cms().readable()
                && cms().certificate() != null;
    }

    boolean isTimestamp() {
        return signature.isTimestamp();
    }

    PdfObject.Ref reference() {
        return field.value() instanceof PdfObject.Ref ref ? ref : null;
    }

    long end() {
        return signature.range() == null ? Long.MAX_VALUE : signature.range().end();
    }

    ByteRange range() {
        return signature.range();
    }

    /** Something else than the signature lies in the part of the file that it does not cover. */
    void reachedInto(String what) {
        judgement.fail(SubIndication.FORMAT_FAILURE, FindingCode.CONTENTS_NOT_IN_HOLE, what);
    }

    /** Bytes of the signature as they stand in the file, padding included. */
    byte[] contents() {
        return signature.contents();
    }

    Collection<X509Certificate> certificates() {
        return cms().certificates();
    }

    private SignedCms cms() {
        return signature.cms();
    }

    private Timestamp documentTimestamp() {
        return signature.documentTimestamp();
    }

    // ---- changes afterwards

    void compare(Set<PdfObject.Ref> intact) throws PdfSyntaxException {
        if (signature.coverage() != Coverage.EARLIER_REVISION) {
            return;
        }
        PdfFile revision = signature.revision();
        Permissions permissions =
                signature.isCertification(revision)
                        ? Permissions.of(revision)
                        : Permissions.of(revision, field);
        changes = RevisionDiff.compare(revision, file, permissions, intact);
        if (changes.grade() == ChangeGrade.MODIFIED) {
            judgement.settle(Indication.TOTAL_FAILED, SubIndication.FORMAT_FAILURE);
        } else if (changes.grade() == ChangeGrade.SUSPICIOUS) {
            judgement.settle(Indication.INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE);
        }
    }

    // ---- trust and time

    /** Judges a document time-stamp; gives its time when it can be relied on. */
    Instant judgeTimestamp(TrustJudge trust, Instant upperBound) {
        if (documentTimestamp() == null || !isIntact()) {
            return null;
        }
        TrustJudge.Verdict verdict =
                trust.judge(
                        documentTimestamp().certificate(),
                        documentTimestamp().signed().certificates(),
                        TrustJudge.Use.TIMESTAMP,
                        documentTimestamp().time(),
                        upperBound);
        take(verdict);
        provenTime =
                verdict.passed() && !documentTimestamp().isWeak()
                        ? documentTimestamp().time()
                        : null;
        return provenTime;
    }

    /**
     * Judges a signature.
     *
     * @param existedAt earliest time a later document time-stamp proves; null without one
     */
    void judgeSignature(TrustJudge trust, Instant existedAt) {
        provenTime = existedAt;
        if (!cms().readable()) {
            return;
        }
        judgeSignatureTimestamps(trust);
        if (provenTime == null) {
            judgement.add(Finding.information(FindingCode.NO_TIMESTAMP, ""));
        }
        checkClaimedTime();
        if (cms().certificate() == null) {
            return;
        }
        checkKey();
        // nobody has to believe the signer's own clock: only a proven time may lie in the past
        Instant when = provenTime == null ? trust.now() : provenTime;
        take(
                trust.judge(
                        cms().certificate(),
                        cms().certificates(),
                        TrustJudge.Use.SIGNATURE,
                        when,
                        provenTime));
    }

    private void judgeSignatureTimestamps(TrustJudge trust) {
        for (byte[] der : cms().unsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
            try {
                Timestamp stamp = Timestamp.parse(der);
                String name = stamp.imprintAlgorithm();
                if (name == null
                        || !stamp.stamps(
                                MessageDigest.getInstance(name).digest(cms().signatureValue()))
                        || !stamp.isIntact()) {
                    judgement.doubt(
                            SubIndication.SIG_CONSTRAINTS_FAILURE,
                            FindingCode.TIMESTAMP_INVALID,
                            "");
                    continue;
                }
                hasSignatureTimestamp = true;
                if (stamp.isWeak()) {
                    judgement.add(Finding.suspicious(FindingCode.WEAK_DIGEST, "time-stamp"));
                    continue;
                }
                TrustJudge.Verdict verdict =
                        trust.judge(
                                stamp.certificate(),
                                stamp.signed().certificates(),
                                TrustJudge.Use.TIMESTAMP,
                                stamp.time(),
                                provenTime);
                takeTimestamp(stamp, verdict);
            } catch (TSPException | GeneralSecurityException e) {
                judgement.doubt(
                        SubIndication.SIG_CONSTRAINTS_FAILURE, FindingCode.TIMESTAMP_INVALID, "");
            }
        }
    }

    private void keep(TrustJudge.Verdict verdict) {
        if (verdict.path() != null) {
            usedCertificates.addAll(verdict.path().certificates());
        }
        usedEvidence.addAll(verdict.evidence());
    }

    private void takeTimestamp(Timestamp stamp, TrustJudge.Verdict verdict) {
        keep(verdict);
        verdict.findings().stream()
                .filter(finding -> finding.code() == FindingCode.ISSUER_FETCHED)
                .forEach(judgement::add);
        if (verdict.passed()) {
            if (provenTime == null || stamp.time().isBefore(provenTime)) {
                provenTime = stamp.time();
            }
            return;
        }
        judgement.add(
                Finding.suspicious(
                        FindingCode.TIMESTAMP_UNTRUSTED, String.valueOf(verdict.subIndication())));
        if (verdict.retryable() && judgement.passed()) {
            retryable = true;
            judgement.settle(Indication.INDETERMINATE, SubIndication.TRY_LATER);
        }
    }

    private void take(TrustJudge.Verdict verdict) {
        path = verdict.path();
        keep(verdict);
        judgement.addAll(verdict.findings());
        if (!verdict.passed()) {
            boolean first = judgement.passed();
            judgement.settle(verdict.indication(), verdict.subIndication());
            retryable = verdict.retryable() && (first || retryable);
        }
    }

    private void checkKey() {
        if (cms().certificate().getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() < SMALLEST_RSA) {
            judgement.doubt(
                    SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                    FindingCode.WEAK_KEY,
                    "RSA " + rsa.getModulus().bitLength());
        }
        if (cms().certificate().getPublicKey() instanceof ECPublicKey ec
                && ec.getParams().getOrder().bitLength() < SMALLEST_EC) {
            judgement.doubt(
                    SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                    FindingCode.WEAK_KEY,
                    "EC " + ec.getParams().getOrder().bitLength());
        }
    }

    private void checkClaimedTime() {
        Instant claimed = signature.claimedTime();
        if (claimed != null && provenTime != null && claimed.isAfter(provenTime.plusSeconds(300))) {
            judgement.add(Finding.information(FindingCode.SIGNING_TIME_OFF, claimed.toString()));
        }
    }

    /** Certificates of all paths that the verdict rests on. */
    Set<X509Certificate> usedCertificates() {
        return usedCertificates;
    }

    /** Revocation data that the verdict rests on. */
    List<RevocationAnswer.Evidence> usedEvidence() {
        return usedEvidence;
    }

    Instant provenTime() {
        return provenTime;
    }

    /** Whether a signature time-stamp is there, trusted or not. */
    boolean hasTimestamp() {
        return !cms().unsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken).isEmpty();
    }

    boolean hasProvenTime() {
        return provenTime != null;
    }

    /** Null when nothing stands against it. */
    SubIndication obstacle() {
        return judgement.subIndication();
    }

    String name() {
        return field.name();
    }

    // ---- report

    SignatureReport report(boolean validationData, boolean archived) {
        X509Certificate certificate =
                documentTimestamp() == null
                        ? cms().certificate()
                        : documentTimestamp().certificate();
        return new SignatureReport(
                field.name(),
                isTimestamp()
                        ? SignatureReport.Kind.DOCUMENT_TIMESTAMP
                        : SignatureReport.Kind.SIGNATURE,
                judgement.indication(),
                judgement.subIndication(),
                certificate == null ? null : Certificates.subject(certificate, "CN"),
                certificate == null ? null : Certificates.subject(certificate, "O"),
                certificate == null ? null : Certificates.report(certificate),
                path == null
                        ? List.of()
                        : path.certificates().stream().map(Certificates::report).toList(),
                documentTimestamp() == null ? signature.claimedTime() : null,
                provenTime,
                level(validationData, archived),
                signature.subFilter(),
                cms().readable() ? cms().algorithmName() : null,
                signature.text("Reason"),
                signature.text("Location"),
                signature.range(),
                signature.coverage(),
                changes.grade(),
                changes.findings(),
                judgement.findings(),
                retryable);
    }

    private SignatureLevel level(boolean validationData, boolean archived) {
        if (isTimestamp()
                || !signature.subFilter().equals("ETSI.CAdES.detached")
                || !cms().readable()) {
            return null;
        }
        if (!hasSignatureTimestamp && !archived) {
            return SignatureLevel.B_B;
        }
        if (!validationData) {
            return SignatureLevel.B_T;
        }
        return archived ? SignatureLevel.B_LTA : SignatureLevel.B_LT;
    }
}
