package vn.dangvu.signing;

import org.bouncycastle.tsp.TimeStampToken;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes PAdES signatures in two phases, so that the key may be elsewhere: {@link #prepare} writes the
 * file with an empty place for the signature, a {@link SigningToken} signs, {@link #complete} fills
 * the place. Thread-safe.
 */
public final class PadesSigner {

    private final Clock clock;
    private final TimestampClient timestamps;
    private final TrustAnchors anchors;
    private final RevocationChecker revocation;
    private final CaIssuers issuers;

    /** For level B-B only. */
    public PadesSigner(Clock clock) {
        this(clock, null, null, null);
    }

    /** For levels B-B and B-T. */
    public PadesSigner(Clock clock, TimestampClient timestamps) {
        this(clock, timestamps, null, null);
    }

    /** For all levels: B-LT and B-LTA need paths to anchors and revocation data to embed. */
    public PadesSigner(
            Clock clock, TimestampClient timestamps, TrustAnchors anchors, Revocation revocation) {
        this.clock = clock;
        this.timestamps = timestamps;
        this.anchors = anchors;
        this.revocation = revocation == null ? null : new RevocationChecker(revocation, clock);
        this.issuers =
                revocation == null || anchors == null
                        ? null
                        : new CaIssuers(anchors, revocation, clock);
    }

    /**
     * Writes {@code source} plus one incremental revision holding the signature field, its
     * appearance and an empty place for the signature.
     *
     * @param preparedFile written anew, replaced if it exists; never the source
     * @throws UnsignableDocumentException when this document must not be signed
     * @throws SigningException when a file could not be read or written
     */
    public PreparedSignature prepare(Path source, SignatureRequest request, Path preparedFile)
            throws SigningException {
        requireTimestamps(request.level());
        try {
            return DurableFile.write(
                    preparedFile,
                    false,
                    out -> {
                        Draft draft = Draft.read(source, out, request.algorithm().hash.jcaName);
                        Preparation preparation = preparation(draft, request);
                        SignatureRevision revision = preparation.revision(draft);
                        draft.append(revision.bytes());
                        return prepared(
                                draft,
                                request,
                                preparation,
                                revision,
                                preparedFile,
                                revision.fileSha256());
                    });
        } catch (IOException | UncheckedIOException e) {
            throw new SigningException("preparing " + source.getFileName(), e);
        }
    }

    private static PreparedSignature prepared(
            Draft draft,
            SignatureRequest request,
            Preparation preparation,
            SignatureRevision revision,
            Path preparedFile,
            String preparedSha256) {
        byte[] digest = revision.documentDigest();
        return new PreparedSignature(
                preparedFile,
                preparedSha256,
                draft.bytes().length(),
                revision.range(),
                digest,
                SignedAttributes.build(request.algorithm(), digest, request.signer()),
                request.signer(),
                request.algorithm(),
                revision.room(),
                request.level(),
                preparation.fieldName());
    }

    private int room(SignatureRequest request) {
        int needed = SignatureCms.most(request.signer(), request.algorithm());
        return request.level().reaches(SignatureLevel.B_T) ? needed + timestamps.room() : needed;
    }

    private Preparation preparation(Draft draft, SignatureRequest request) throws SigningException {
        try {
            return preparation(Signable.open(draft.bytes()), request);
        } catch (PdfSyntaxException e) {
            throw Signable.refused(e);
        }
    }

    private Preparation preparation(PdfFile file, SignatureRequest request)
            throws PdfSyntaxException, SigningException {
        List<FormField> fields = FormField.all(file);
        FormField existing = Signable.field(fields, request.fieldName());
        String name =
                request.fieldName() == null
                        ? Preparation.freeName(fields, "Signature")
                        : request.fieldName();
        Signable.requireAllowed(file, name, request.certification());
        Preparation preparation = new Preparation(file);
        Instant time = request.claimedTime() == null ? clock.instant() : request.claimedTime();
        PdfObject.Dict lock =
                existing == null ? PdfObject.Dict.empty() : file.dict(existing.dict().get("Lock"));
        preparation.signatureDictionary(entries(request, lock), time, room(request));
        if (existing != null) {
            preparation.useField(existing, request.appearance());
        } else {
            preparation.newField(name, page(file, request.appearance()), request.appearance());
        }
        if (request.certification() != null) {
            preparation.certify();
        }
        return preparation;
    }

    private static PageTree.Page page(PdfFile file, Appearance appearance)
            throws PdfSyntaxException, UnsignableDocumentException {
        int wanted = appearance == null ? 1 : appearance.placement().page();
        List<PageTree.Page> pages =
                wanted < 0 ? PageTree.pages(file) : PageTree.pages(file, wanted);
        int index = wanted < 0 ? pages.size() - 1 : wanted - 1;
        if (index < 0 || index >= pages.size()) {
            throw new UnsignableDocumentException(
                    UnsignableDocumentException.Reason.PAGE_MISSING, "no page " + wanted);
        }
        return pages.get(index);
    }

    private static PdfObject.Dict entries(SignatureRequest request, PdfObject.Dict lock) {
        Map<String, PdfObject> entries = new LinkedHashMap<>();
        entries.put("Type", new PdfObject.Name("Sig"));
        entries.put("Filter", new PdfObject.Name("Adobe.PPKLite"));
        entries.put("SubFilter", new PdfObject.Name("ETSI.CAdES.detached"));
        putText(entries, "Name", request.signer().commonName());
        putText(entries, "Reason", request.reason());
        putText(entries, "Location", request.location());
        putText(entries, "ContactInfo", request.contact());
        List<PdfObject> references = new ArrayList<>();
        if (request.certification() != null) {
            PdfObject permission = PdfObject.Num.of(request.certification().permission());
            references.add(reference("DocMDP", PdfObject.Dict.empty().with("P", permission)));
        }
        // ISO 32000-1 §12.7.4.5: what the field's lock names, the signature has to name as well
        if (lock.has("Action")) {
            references.add(reference("FieldMDP", lock.without("Type").without("P")));
        }
        if (!references.isEmpty()) {
            entries.put("Reference", new PdfObject.Array(references));
        }
        return new PdfObject.Dict(entries);
    }

    private static PdfObject reference(String method, PdfObject.Dict parameters) {
        return PdfObject.Dict.empty()
                .with("Type", new PdfObject.Name("SigRef"))
                .with("TransformMethod", new PdfObject.Name(method))
                .with(
                        "TransformParams",
                        parameters
                                .with("Type", new PdfObject.Name("TransformParams"))
                                .with("V", new PdfObject.Name("1.2")));
    }

    private static void putText(Map<String, PdfObject> entries, String key, String value) {
        if (value != null) {
            entries.put(key, PdfObject.Text.of(value));
        }
    }

    /**
     * Puts the signature in its place, adds what the level asks for, re-opens the result and checks
     * it: exactly one new signature, the source's bytes unchanged at its beginning, the signature
     * verifying under the certificate.
     *
     * @param target appears only when all of it is right and on disk; replaced if it exists
     * @throws UnsignableDocumentException when the prepared file is not the one that was prepared
     * @throws TimestampException when the level asks for a time-stamp and none was to be had; the
     *     same value may be completed later
     * @throws SigningException when the signature is wrong or a file could not be read or written
     */
    public SignedPdf complete(PreparedSignature prepared, SignatureValue value, Path target)
            throws SigningException {
        requireTimestamps(prepared.level());
        try {
            return raised(
                    prepared.level(),
                    target,
                    (file, durable) -> {
                        requireValid(prepared, value);
                        Cms cms = cms(prepared, value);
                        Completion completion = new Completion(prepared, cms.encoded);
                        String sha256 = DurableFile.write(file, durable, completion::writeTo);
                        return signed(prepared, cms, sha256, file);
                    });
        } catch (IOException | UncheckedIOException e) {
            throw new SigningException("completing " + target.getFileName(), e);
        }
    }

    /** A CMS object and the time its time-stamp proves, null without one. */
    private static final class Cms {
        private final byte[] encoded;
        private final Instant proven;

        Cms(byte[] encoded, Instant proven) {
            this.encoded = encoded;
            this.proven = proven;
        }
    }

    private static void requireValid(PreparedSignature prepared, SignatureValue value)
            throws SigningException {
        byte[] attributes = SignedAttributes.checked(prepared);
        if (value.algorithm() != prepared.algorithm()
                || !SignedAttributes.verifies(
                        prepared.algorithm(),
                        prepared.signer().certificate(),
                        attributes,
                        value.bytes())) {
            throw new SigningException("the signature does not verify under its certificate");
        }
    }

    private Cms cms(PreparedSignature prepared, SignatureValue value)
            throws IOException, SigningException {
        if (!prepared.level().reaches(SignatureLevel.B_T)) {
            return new Cms(SignatureCms.build(prepared, value, null), null);
        }
        TimeStampToken stamp = timestamps.stamp(value.bytes());
        return new Cms(
                SignatureCms.build(prepared, value, stamp.getEncoded()),
                stamp.getTimeStampInfo().getGenTime().toInstant());
    }

    private static SignedPdf signed(
            PreparedSignature prepared, Cms cms, String sha256, Path target) {
        return new SignedPdf(
                target,
                prepared.byteRange().end(),
                sha256,
                prepared.fieldName(),
                cms.proven == null ? SignatureLevel.B_B : SignatureLevel.B_T,
                cms.proven);
    }

    /** Writes a signed file. */
    private interface Signing {
        SignedPdf to(Path file, boolean durable) throws IOException, SigningException;
    }

    /** Signs straight to the target, or to a file between that is then extended. */
    private SignedPdf raised(SignatureLevel level, Path target, Signing signing)
            throws IOException, SigningException {
        if (!level.reaches(SignatureLevel.B_LT)) {
            return signing.to(target, true);
        }
        Path between =
                Files.createTempFile(target.toAbsolutePath().getParent(), ".signing", ".tmp");
        try {
            SignedPdf signed = signing.to(between, false);
            SignedPdf extended = extend(between, level, target);
            return new SignedPdf(
                    target,
                    extended.size(),
                    extended.sha256(),
                    signed.fieldName(),
                    level,
                    signed.provenTime());
        } finally {
            Files.deleteIfExists(between);
        }
    }

    /** What makes the value in the middle of {@link #sign}. */
    private interface Key {
        SignatureValue sign(PreparedSignature prepared) throws TokenException;
    }

    /**
     * Signs with a token at hand, as {@link #prepare} and {@link #complete} do, but without a
     * prepared file between them: the source is read once and the target written once.
     */
    public SignedPdf sign(
            Path source, SignatureRequest request, SigningToken token, Pin pin, Path target)
            throws SigningException {
        return sign(source, request, prepared -> token.sign(prepared, pin), target);
    }

    /**
     * The same for one document of a batch, with a login that serves them all. A document that is
     * refused leaves the login as it was; several threads may sign with it at once.
     */
    public SignedPdf sign(Path source, SignatureRequest request, TokenLogin login, Path target)
            throws SigningException {
        return sign(source, request, (Key) login::sign, target);
    }

    private SignedPdf sign(Path source, SignatureRequest request, Key key, Path target)
            throws SigningException {
        requireTimestamps(request.level());
        try {
            return raised(
                    request.level(),
                    target,
                    (file, durable) ->
                            DurableFile.write(
                                    file, durable, out -> sign(source, request, key, out, file)));
        } catch (IOException | UncheckedIOException e) {
            throw new SigningException("signing " + source.getFileName(), e);
        }
    }

    private SignedPdf sign(
            Path source, SignatureRequest request, Key key, FileChannel out, Path target)
            throws IOException, SigningException {
        Draft draft = Draft.read(source, out, request.algorithm().hash.jcaName);
        Preparation preparation = preparation(draft, request);
        SignatureRevision revision = preparation.revision(draft);
        PreparedSignature prepared = prepared(draft, request, preparation, revision, target, "");
        Cms cms = cms(prepared, key.sign(prepared));
        revision.fill(cms.encoded);
        draft.append(revision.bytes());
        new Completion(prepared, cms.encoded).recheck(out, preparation.file());
        return signed(prepared, cms, revision.fileSha256(), target);
    }

    private void requireTimestamps(SignatureLevel level) {
        if (level.reaches(SignatureLevel.B_T) && timestamps == null) {
            throw new IllegalArgumentException(level + " needs a time-stamping authority");
        }
    }

    /**
     * Raises all signatures of a file to a level by appending to it.
     *
     * @param level {@link SignatureLevel#B_T} or above
     * @throws TimestampException when no time-stamp was to be had
     * @throws SigningException when validation data is missing or a file could not be written
     */
    public SignedPdf extend(Path source, SignatureLevel level, Path target)
            throws SigningException {
        requireTimestamps(level);
        if (level.reaches(SignatureLevel.B_LT) && anchors == null) {
            throw new IllegalArgumentException(level + " needs trust anchors");
        }
        return new Extension(timestamps, anchors, revocation, issuers, clock)
                .extend(source, level, target);
    }
}
