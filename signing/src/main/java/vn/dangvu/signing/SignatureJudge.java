package vn.dangvu.signing;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges one signature: its place in the file, its cryptography, its certificate, its time. */
final class SignatureJudge {

    private static final Set<String> DETACHED =
            Set.of("ETSI.CAdES.detached", "adbe.pkcs7.detached");
    private static final String TIMESTAMP = "ETSI.RFC3161";
    private static final int SMALLEST_RSA = 2048;
    private static final int SMALLEST_EC = 256;
    private static final Pattern DATE =
            Pattern.compile(
                    "D?:?(\\d{4})(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?"
                            + "(?:Z.*|([+-])(\\d\\d)'?(\\d\\d)?'?)?.*");

    private final PdfFile file;
    private final FormField field;
    private final List<Finding> findings = new ArrayList<>();
    private PdfObject.Dict dict = PdfObject.Dict.empty();
    private ByteRange range;
    private Coverage coverage = Coverage.ANOMALOUS;
    private PdfFile revision;
    private SignedCms cms = SignedCms.parse(new byte[0]);
    private Timestamp documentTimestamp;
    private String subFilter = "";
    private Indication indication;
    private SubIndication subIndication;
    private boolean retryable;
    private Instant provenTime;
    private boolean hasSignatureTimestamp;
    private CertificatePath path;
    private final Set<X509Certificate> usedCertificates = new LinkedHashSet<>();
    private final List<RevocationChecker.Evidence> usedEvidence = new ArrayList<>();
    private RevisionDiff.Result changes = new RevisionDiff.Result(ChangeGrade.NONE, List.of());

    SignatureJudge(PdfFile file, FormField field) {
        this.file = file;
        this.field = field;
    }

    // ---- what is there

    /** Reads the signature and checks where it stands; never throws for what a document holds. */
    void read(FileChannel channel) throws IOException {
        try {
            readDictionary();
            readRange();
            readContents();
            if (range != null && cms.readable()) {
                readRevision();
                checkDigest(channel);
            }
        } catch (PdfSyntaxException | RuntimeException e) {
            fail(SubIndication.FORMAT_FAILURE, FindingCode.CMS_UNREADABLE, e.toString());
        }
    }

    private void readDictionary() throws PdfSyntaxException {
        if (!(file.resolve(field.value()) instanceof PdfObject.Dict found)
                || !(field.value() instanceof PdfObject.Ref)) {
            fail(
                    SubIndication.FORMAT_FAILURE,
                    FindingCode.CONTENTS_MISSING,
                    "signature is no indirect dictionary");
            return;
        }
        dict = found;
        subFilter =
                file.resolve(dict.get("SubFilter")) instanceof PdfObject.Name name
                        ? name.value()
                        : "";
        if (!DETACHED.contains(subFilter) && !subFilter.equals(TIMESTAMP)) {
            fail(SubIndication.FORMAT_FAILURE, FindingCode.SUB_FILTER_UNKNOWN, subFilter);
        }
    }

    private void readRange() throws PdfSyntaxException {
        List<PdfObject> items = file.array(dict.get("ByteRange"));
        if (items.isEmpty()) {
            fail(SubIndication.FORMAT_FAILURE, FindingCode.BYTE_RANGE_MISSING, "");
            return;
        }
        long[] numbers = new long[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    file.resolve(items.get(i)) instanceof PdfObject.Num number && number.isInteger()
                            ? number.asLong()
                            : -1;
        }
        long length = file.bytes().length();
        boolean sound =
                numbers.length == 4
                        && numbers[0] == 0
                        && numbers[1] > 0
                        && numbers[2] > numbers[1]
                        && numbers[3] > 0
                        && numbers[3] <= length - numbers[2];
        if (!sound) {
            fail(
                    SubIndication.FORMAT_FAILURE,
                    FindingCode.BYTE_RANGE_INVALID,
                    numbers.length + " numbers");
            return;
        }
        range = new ByteRange(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private void readContents() throws PdfSyntaxException {
        if (!(dict.get("Contents") instanceof PdfObject.Text contents)
                || contents.bytes().length == 0) {
            fail(SubIndication.FORMAT_FAILURE, FindingCode.CONTENTS_MISSING, "");
            return;
        }
        if (range != null
                && (!contents.hexadecimal()
                        || contents.start() != range.length1()
                        || contents.end() != range.start2())) {
            fail(SubIndication.FORMAT_FAILURE, FindingCode.CONTENTS_NOT_IN_HOLE, "");
        }
        cms = SignedCms.parse(contents.bytes());
        for (Finding finding : cms.findings()) {
            findings.add(finding);
            if (finding.severity() == Severity.FAILURE) {
                settle(Indication.TOTAL_FAILED, meaning(finding.code()));
            } else if (finding.code() == FindingCode.WEAK_DIGEST) {
                settle(Indication.INDETERMINATE, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
            }
        }
        readTimestamp(contents.bytes());
    }

    private void readTimestamp(byte[] contents) {
        boolean stamp = subFilter.equals(TIMESTAMP);
        boolean carries = cms.readable() && cms.content() != null;
        if (stamp) {
            try {
                documentTimestamp = Timestamp.parse(unpadded(contents));
            } catch (TSPException | IOException | RuntimeException e) {
                fail(SubIndication.FORMAT_FAILURE, FindingCode.TIMESTAMP_INVALID, "");
            }
        } else if (carries) {
            fail(SubIndication.FORMAT_FAILURE, FindingCode.CONTENT_NOT_DETACHED, "");
        }
    }

    /** The one ASN.1 object at the beginning. */
    static byte[] unpadded(byte[] contents) throws IOException {
        try (org.bouncycastle.asn1.ASN1InputStream in =
                new org.bouncycastle.asn1.ASN1InputStream(contents)) {
            org.bouncycastle.asn1.ASN1Primitive object = in.readObject();
            if (object == null) {
                throw new IOException("empty");
            }
            return object.getEncoded();
        }
    }

    private static SubIndication meaning(FindingCode code) {
        return switch (code) {
            case SIGNER_CERTIFICATE_MISSING -> SubIndication.NO_SIGNING_CERTIFICATE_FOUND;
            case SIGNING_CERTIFICATE_REFERENCE_WRONG, ALGORITHM_PROTECTION_WRONG ->
                    SubIndication.SIG_CONSTRAINTS_FAILURE;
            default -> SubIndication.FORMAT_FAILURE;
        };
    }

    private void readRevision() throws PdfSyntaxException {
        PdfBytes bytes = file.bytes();
        long length = bytes.length();
        if (range.end() == length) {
            coverage = Coverage.WHOLE_FILE;
            revision = file;
            return;
        }
        revision = PdfFile.open(bytes.upTo(range.end()));
        PdfObject.Ref ref = (PdfObject.Ref) field.value();
        boolean belongs =
                revision.object(ref.number()).equals(dict)
                        && FormField.signatures(revision).stream()
                                .anyMatch(other -> field.value().equals(other.value()));
        coverage = belongs ? Coverage.EARLIER_REVISION : Coverage.ANOMALOUS;
        findings.add(Finding.information(FindingCode.DOES_NOT_COVER_FILE, ""));
        if (!belongs) {
            fail(
                    SubIndication.FORMAT_FAILURE,
                    FindingCode.BYTE_RANGE_INVALID,
                    "the signed part does not hold the signature");
        }
    }

    private void checkDigest(FileChannel channel) throws IOException {
        byte[] digest = documentDigest(channel, cms.digestName());
        if (documentTimestamp != null) {
            byte[] imprint =
                    documentTimestamp.imprintAlgorithm() == null
                            ? null
                            : documentDigest(channel, documentTimestamp.imprintAlgorithm());
            if (imprint == null || !documentTimestamp.stamps(imprint)) {
                fail(SubIndication.HASH_FAILURE, FindingCode.DIGEST_MISMATCH, "");
            } else if (!documentTimestamp.isIntact()) {
                fail(SubIndication.SIG_CRYPTO_FAILURE, FindingCode.TIMESTAMP_INVALID, "");
            }
            return;
        }
        if (digest == null || !cms.matches(digest)) {
            fail(SubIndication.HASH_FAILURE, FindingCode.DIGEST_MISMATCH, "");
        } else if (cms.certificate() != null && !cms.verifies()) {
            fail(SubIndication.SIG_CRYPTO_FAILURE, FindingCode.SIGNATURE_VALUE_WRONG, "");
        }
    }

    private byte[] documentDigest(FileChannel channel, String algorithm) throws IOException {
        if (algorithm == null) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            DurableFile.digest(channel, range.start1(), range.length1(), digest);
            DurableFile.digest(channel, range.start2(), range.length2(), digest);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    // ---- verdict

    private void fail(SubIndication meaning, FindingCode code, String detail) {
        findings.add(Finding.failure(code, detail));
        settle(Indication.TOTAL_FAILED, meaning);
    }

    private void doubt(SubIndication meaning, FindingCode code, String detail) {
        findings.add(Finding.suspicious(code, detail));
        settle(Indication.INDETERMINATE, meaning);
    }

    // the first reason of the worst kind stays
    private void settle(Indication found, SubIndication meaning) {
        if (indication == null || found.compareTo(indication) > 0) {
            indication = found;
            subIndication = meaning;
        }
    }

    /** Whether bytes, attributes, value and certificate fit together, whoever signed. */
    boolean isIntact() {
        return indication != Indication.TOTAL_FAILED && range != null && cms.readable();
    }

    boolean isTimestamp() {
        return subFilter.equals(TIMESTAMP);
    }

    PdfObject.Ref reference() {
        return field.value() instanceof PdfObject.Ref ref ? ref : null;
    }

    long end() {
        return range == null ? Long.MAX_VALUE : range.end();
    }

    ByteRange range() {
        return range;
    }

    Collection<X509Certificate> certificates() {
        return cms.certificates();
    }

    // ---- changes afterwards

    void compare(Set<PdfObject.Ref> intact) throws PdfSyntaxException {
        if (revision == null || coverage != Coverage.EARLIER_REVISION) {
            return;
        }
        Permissions permissions = Permissions.of(revision, dict);
        if (isCertification()) {
            permissions = Permissions.of(revision);
        }
        changes = RevisionDiff.compare(revision, file, permissions, intact);
        if (changes.grade() == ChangeGrade.MODIFIED) {
            settle(Indication.TOTAL_FAILED, SubIndication.FORMAT_FAILURE);
        } else if (changes.grade() == ChangeGrade.SUSPICIOUS) {
            settle(Indication.INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE);
        }
    }

    private boolean isCertification() throws PdfSyntaxException {
        return file.dict(revision.catalog().get("Perms")).get("DocMDP").equals(field.value());
    }

    // ---- trust and time

    /** Judges a document time-stamp; gives its time when it can be relied on. */
    Instant judgeTimestamp(TrustJudge trust, Instant upperBound) {
        if (documentTimestamp == null || !isIntact()) {
            return null;
        }
        TrustJudge.Verdict verdict =
                trust.judge(
                        documentTimestamp.certificate(),
                        documentTimestamp.signed().certificates(),
                        TrustJudge.Use.TIMESTAMP,
                        documentTimestamp.time(),
                        upperBound);
        take(verdict);
        provenTime = verdict.passed() ? documentTimestamp.time() : null;
        return provenTime;
    }

    /**
     * Judges a signature.
     *
     * @param existedAt earliest time a later document time-stamp proves; null without one
     */
    void judgeSignature(TrustJudge trust, Instant existedAt) {
        provenTime = existedAt;
        if (!cms.readable()) {
            return;
        }
        judgeSignatureTimestamps(trust);
        if (provenTime == null) {
            findings.add(Finding.information(FindingCode.NO_TIMESTAMP, ""));
        }
        checkClaimedTime();
        if (cms.certificate() == null) {
            return;
        }
        checkKey();
        // nobody has to believe the signer's own clock: only a proven time may lie in the past
        Instant when = provenTime == null ? trust.now() : provenTime;
        take(
                trust.judge(
                        cms.certificate(),
                        cms.certificates(),
                        TrustJudge.Use.SIGNATURE,
                        when,
                        provenTime));
    }

    private void judgeSignatureTimestamps(TrustJudge trust) {
        for (byte[] der : cms.unsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
            try {
                Timestamp stamp = Timestamp.parse(der);
                String name = stamp.imprintAlgorithm();
                if (name == null
                        || !stamp.stamps(
                                MessageDigest.getInstance(name).digest(cms.signatureValue()))
                        || !stamp.isIntact()) {
                    doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, FindingCode.TIMESTAMP_INVALID, "");
                    continue;
                }
                hasSignatureTimestamp = true;
                TrustJudge.Verdict verdict =
                        trust.judge(
                                stamp.certificate(),
                                stamp.signed().certificates(),
                                TrustJudge.Use.TIMESTAMP,
                                stamp.time(),
                                provenTime);
                takeTimestamp(stamp, verdict);
            } catch (TSPException | IOException | GeneralSecurityException e) {
                doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, FindingCode.TIMESTAMP_INVALID, "");
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
        if (verdict.passed()) {
            if (provenTime == null || stamp.time().isBefore(provenTime)) {
                provenTime = stamp.time();
            }
            return;
        }
        findings.add(
                Finding.suspicious(
                        FindingCode.TIMESTAMP_UNTRUSTED, String.valueOf(verdict.subIndication())));
        if (verdict.retryable() && indication == null) {
            retryable = true;
            settle(Indication.INDETERMINATE, SubIndication.TRY_LATER);
        }
    }

    private void take(TrustJudge.Verdict verdict) {
        path = verdict.path();
        keep(verdict);
        findings.addAll(verdict.findings());
        if (!verdict.passed()) {
            boolean first = indication == null;
            settle(verdict.indication(), verdict.subIndication());
            retryable = verdict.retryable() && (first || retryable);
        }
    }

    private void checkKey() {
        if (cms.certificate().getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() < SMALLEST_RSA) {
            doubt(
                    SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                    FindingCode.WEAK_KEY,
                    "RSA " + rsa.getModulus().bitLength());
        }
        if (cms.certificate().getPublicKey() instanceof ECPublicKey ec
                && ec.getParams().getOrder().bitLength() < SMALLEST_EC) {
            doubt(
                    SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                    FindingCode.WEAK_KEY,
                    "EC " + ec.getParams().getOrder().bitLength());
        }
    }

    private void checkClaimedTime() {
        Instant claimed = claimedTime();
        if (claimed != null && provenTime != null && claimed.isAfter(provenTime.plusSeconds(300))) {
            findings.add(Finding.information(FindingCode.SIGNING_TIME_OFF, claimed.toString()));
        }
    }

    private Instant claimedTime() {
        Instant claimed = null;
        try {
            if (file.resolve(dict.get("M")) instanceof PdfObject.Text text) {
                claimed = date(text.string());
            }
        } catch (PdfSyntaxException | RuntimeException e) {
            claimed = null;
        }
        return claimed == null && cms.readable() ? cms.claimedTime() : claimed;
    }

    /** A date as ISO 32000-1 §7.9.4 writes it; null for anything else. */
    static Instant date(String value) {
        Matcher matcher = DATE.matcher(value.strip());
        if (!matcher.matches()) {
            return null;
        }
        LocalDateTime local =
                LocalDateTime.of(
                        number(matcher, 1, 0),
                        number(matcher, 2, 1),
                        number(matcher, 3, 1),
                        number(matcher, 4, 0),
                        number(matcher, 5, 0),
                        Math.min(number(matcher, 6, 0), 59));
        long minutes = number(matcher, 8, 0) * 60L + number(matcher, 9, 0);
        int sign = "-".equals(matcher.group(7)) ? -1 : 1;
        return local.toInstant(ZoneOffset.UTC).minusSeconds(sign * minutes * 60);
    }

    private static int number(Matcher matcher, int group, int otherwise) {
        return matcher.group(group) == null ? otherwise : Integer.parseInt(matcher.group(group));
    }

    /** Certificates of all paths that the verdict rests on. */
    Set<X509Certificate> usedCertificates() {
        return usedCertificates;
    }

    /** Revocation data that the verdict rests on. */
    List<RevocationChecker.Evidence> usedEvidence() {
        return usedEvidence;
    }

    Instant provenTime() {
        return provenTime;
    }

    /** Whether a signature time-stamp is there, trusted or not. */
    boolean hasTimestamp() {
        return !cms.unsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken).isEmpty();
    }

    boolean hasProvenTime() {
        return provenTime != null;
    }

    /** Null when nothing stands against it. */
    SubIndication obstacle() {
        return indication == null ? null : subIndication;
    }

    String name() {
        return field.name();
    }

    // ---- report

    SignatureReport report(boolean validationData, boolean archived) {
        X509Certificate certificate =
                documentTimestamp == null ? cms.certificate() : documentTimestamp.certificate();
        boolean passed = indication == null;
        return new SignatureReport(
                field.name(),
                isTimestamp()
                        ? SignatureReport.Kind.DOCUMENT_TIMESTAMP
                        : SignatureReport.Kind.SIGNATURE,
                passed ? Indication.TOTAL_PASSED : indication,
                passed ? null : subIndication,
                certificate == null ? null : Certificates.subject(certificate, "CN"),
                certificate == null ? null : Certificates.subject(certificate, "O"),
                certificate == null ? null : Certificates.report(certificate),
                path == null
                        ? List.of()
                        : path.certificates().stream().map(Certificates::report).toList(),
                documentTimestamp == null ? claimedTime() : null,
                provenTime,
                level(validationData, archived),
                subFilter,
                cms.readable() ? cms.algorithmName() : null,
                text("Reason"),
                text("Location"),
                range,
                coverage,
                changes.grade(),
                changes.findings(),
                findings,
                retryable);
    }

    private SignatureLevel level(boolean validationData, boolean archived) {
        if (isTimestamp() || !subFilter.equals("ETSI.CAdES.detached") || !cms.readable()) {
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

    private String text(String key) {
        try {
            return Signable.text(file, dict, key);
        } catch (PdfSyntaxException e) {
            return null;
        }
    }
}
