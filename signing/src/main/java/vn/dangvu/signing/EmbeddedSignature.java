package vn.dangvu.signing;

import org.bouncycastle.tsp.TSPException;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A signature as it stands in a file: its dictionary, the bytes it covers and its CMS object, which
 * fit together or are called what they are.
 */
final class EmbeddedSignature {

    private static final Set<String> DETACHED =
            Set.of("ETSI.CAdES.detached", "adbe.pkcs7.detached");
    private static final String TIMESTAMP = "ETSI.RFC3161";

    private final PdfFile file;
    private final FormField field;
    private final Judgement judgement;
    private PdfObject.Dict dict = PdfObject.Dict.empty();
    private ByteRange range;
    private Coverage coverage = Coverage.ANOMALOUS;
    private SignedCms cms = SignedCms.parse(new byte[0]);
    private Timestamp documentTimestamp;
    private String subFilter = "";

    private EmbeddedSignature(PdfFile file, FormField field, Judgement judgement) {
        this.file = file;
        this.field = field;
        this.judgement = judgement;
    }

    /**
     * Reads a signature and says what is wrong with it.
     *
     * @param digests of the file
     * @throws IOException only when the file itself cannot be read
     */
    static EmbeddedSignature read(
            PdfFile file, FormField field, DocumentDigests digests, Judgement judgement)
            throws IOException {
        EmbeddedSignature signature = new EmbeddedSignature(file, field, judgement);
        signature.read(digests);
        return signature;
    }

    /** Reads the signature and checks where it stands; never throws for what a document holds. */
    private void read(DocumentDigests digests) throws IOException {
        try {
            readDictionary();
            readRange();
            readContents();
            if (range != null && cms.readable()) {
                readRevision();
                checkDigest(digests);
            }
        } catch (PdfSyntaxException | RuntimeException e) {
            judgement.fail(SubIndication.FORMAT_FAILURE, FindingCode.CMS_UNREADABLE, e.toString());
        }
    }

    private void readDictionary() throws PdfSyntaxException {
        if (!(file.resolve(field.value()) instanceof PdfObject.Dict found)
                || !(field.value() instanceof PdfObject.Ref)) {
            judgement.fail(
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
            judgement.fail(SubIndication.FORMAT_FAILURE, FindingCode.SUB_FILTER_UNKNOWN, subFilter);
        }
    }

    private void readRange() throws PdfSyntaxException {
        List<PdfObject> items = file.array(dict.get("ByteRange"));
        if (items.isEmpty()) {
            judgement.fail(SubIndication.FORMAT_FAILURE, FindingCode.BYTE_RANGE_MISSING, "");
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
            judgement.fail(
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
            judgement.fail(SubIndication.FORMAT_FAILURE, FindingCode.CONTENTS_MISSING, "");
            return;
        }
        if (range != null
                && (!contents.hexadecimal()
                        || contents.start() != range.length1()
                        || contents.end() != range.start2())) {
            judgement.fail(SubIndication.FORMAT_FAILURE, FindingCode.CONTENTS_NOT_IN_HOLE, "");
        }
        cms = SignedCms.parse(contents.bytes());
        for (Finding finding : cms.findings()) {
            judgement.add(finding);
            if (finding.severity() == Severity.FAILURE) {
                // EN 319 102-1 §5.2.3: without the certificate nothing is known, not even a failure
                judgement.settle(
                        finding.code() == FindingCode.SIGNER_CERTIFICATE_MISSING
                                ? Indication.INDETERMINATE
                                : Indication.TOTAL_FAILED,
                        meaning(finding.code()));
            } else if (finding.code() == FindingCode.WEAK_DIGEST) {
                judgement.settle(
                        Indication.INDETERMINATE, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
            }
        }
        readTimestamp(contents.bytes());
    }

    /** Bytes of Contents, padding included; empty without any. */
    byte[] contents() {
        return dict.get("Contents") instanceof PdfObject.Text text ? text.bytes() : new byte[0];
    }

    private void readTimestamp(byte[] contents) {
        boolean stamp = subFilter.equals(TIMESTAMP);
        boolean carries = cms.readable() && cms.content() != null;
        if (stamp) {
            try {
                documentTimestamp = Timestamp.parse(unpadded(contents));
            } catch (TSPException | IOException | RuntimeException e) {
                judgement.fail(SubIndication.FORMAT_FAILURE, FindingCode.TIMESTAMP_INVALID, "");
            }
        } else if (carries) {
            judgement.fail(SubIndication.FORMAT_FAILURE, FindingCode.CONTENT_NOT_DETACHED, "");
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
            return;
        }
        PdfFile revision = revision();
        PdfObject.Ref ref = (PdfObject.Ref) field.value();
        boolean belongs =
                revision.object(ref.number()).equals(dict)
                        && FormField.signatures(revision).stream()
                                .anyMatch(other -> field.value().equals(other.value()));
        coverage = belongs ? Coverage.EARLIER_REVISION : Coverage.ANOMALOUS;
        judgement.add(Finding.information(FindingCode.DOES_NOT_COVER_FILE, ""));
        if (!belongs) {
            judgement.fail(
                    SubIndication.FORMAT_FAILURE,
                    FindingCode.BYTE_RANGE_INVALID,
                    "the signed part does not hold the signature");
        }
    }

    private void checkDigest(DocumentDigests digests) throws IOException, PdfSyntaxException {
        file.spend(range.length2() / 64);
        if (documentTimestamp != null) {
            String name = documentTimestamp.imprintAlgorithm();
            byte[] imprint = name == null ? null : digests.of(name, range);
            if (imprint == null || !documentTimestamp.stamps(imprint)) {
                judgement.fail(SubIndication.HASH_FAILURE, FindingCode.DIGEST_MISMATCH, "");
            } else if (!documentTimestamp.isIntact()) {
                judgement.fail(SubIndication.SIG_CRYPTO_FAILURE, FindingCode.TIMESTAMP_INVALID, "");
            } else if (documentTimestamp.isWeak()) {
                judgement.doubt(
                        SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                        FindingCode.WEAK_DIGEST,
                        name);
            }
            return;
        }
        String name = cms.digestName();
        byte[] digest = name == null ? null : digests.of(name, range);
        if (digest == null || !cms.matches(digest)) {
            judgement.fail(SubIndication.HASH_FAILURE, FindingCode.DIGEST_MISMATCH, "");
        } else if (cms.certificate() != null && !cms.verifies()) {
            judgement.fail(SubIndication.SIG_CRYPTO_FAILURE, FindingCode.SIGNATURE_VALUE_WRONG, "");
        }
    }

    // ---- what was found

    PdfObject.Dict dict() {
        return dict;
    }

    /** Null when there is no sound one. */
    ByteRange range() {
        return range;
    }

    Coverage coverage() {
        return coverage;
    }

    /** The file as it was signed; read anew, since many of them would fill the memory. */
    PdfFile revision() throws PdfSyntaxException {
        return PdfFile.open(file.bytes().upTo(range.end()), file);
    }

    SignedCms cms() {
        return cms;
    }

    /** Null unless this is a document time-stamp that can be read. */
    Timestamp documentTimestamp() {
        return documentTimestamp;
    }

    String subFilter() {
        return subFilter;
    }

    boolean isTimestamp() {
        return subFilter.equals(TIMESTAMP);
    }

    /** Whether a certification names it as its signature. */
    boolean isCertification(PdfFile revision) throws PdfSyntaxException {
        return file.dict(revision.catalog().get("Perms")).get("DocMDP").equals(field.value());
    }

    /** What the signer says about the time; null when he says nothing. */
    Instant claimedTime() {
        Instant claimed = null;
        try {
            if (file.resolve(dict.get("M")) instanceof PdfObject.Text text) {
                claimed = PdfDate.parse(text.string());
            }
        } catch (PdfSyntaxException | RuntimeException e) {
            claimed = null;
        }
        return claimed == null && cms.readable() ? cms.claimedTime() : claimed;
    }

    /** An entry of the dictionary as text; null without one. */
    String text(String key) {
        try {
            return Signable.text(file, dict, key);
        } catch (PdfSyntaxException e) {
            return null;
        }
    }
}
