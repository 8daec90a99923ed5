package vn.dangvu.signing;

import org.bouncycastle.tsp.TimeStampToken;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Makes PAdES signatures in two phases, so that the key may be elsewhere: {@link #prepare} writes the
 * file with an empty place for the signature, a {@link SigningToken} signs, {@link #complete} fills
 * the place. Thread-safe.
 */
public final class PadesSigner {

    private static final int ROOM = 16_000;
    private static final int ROOM_FOR_TIMESTAMP = 12_000;

    private final Clock clock;
    private final TimestampClient timestamps;
    private final TrustAnchors anchors;
    private final RevocationChecker revocation;

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
        try (PdfBytes bytes = PdfBytes.open(source)) {
            PdfFile file = Signable.open(bytes);
            Preparation preparation = preparation(file, request);
            Preparation.Written[] written = new Preparation.Written[1];
            DurableFile.write(
                    preparedFile,
                    false,
                    temporary ->
                            written[0] =
                                    preparation.write(
                                            source, temporary, request.algorithm().hash.jcaName));
            return prepared(file, request, preparation, written[0], preparedFile);
        } catch (PdfSyntaxException e) {
            throw Signable.refused(e);
        } catch (IOException | UncheckedIOException e) {
            throw new SigningException("preparing " + source.getFileName(), e);
        }
    }

    private static PreparedSignature prepared(
            PdfFile file,
            SignatureRequest request,
            Preparation preparation,
            Preparation.Written written,
            Path preparedFile) {
        return new PreparedSignature(
                preparedFile,
                written.sha256,
                file.bytes().length(),
                written.range,
                written.digest,
                SignedAttributes.build(
                        request.algorithm(), written.digest, request.signer().certificate()),
                request.signer(),
                request.algorithm(),
                room(request.level()),
                request.level(),
                preparation.fieldName());
    }

    private static int room(SignatureLevel level) {
        return level.reaches(SignatureLevel.B_T) ? ROOM + ROOM_FOR_TIMESTAMP : ROOM;
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
        preparation.signatureDictionary(entries(request), time, room(request.level()));
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

    private static PdfObject.Dict entries(SignatureRequest request) {
        PdfObject.Dict entries =
                PdfObject.Dict.empty()
                        .with("Type", new PdfObject.Name("Sig"))
                        .with("Filter", new PdfObject.Name("Adobe.PPKLite"))
                        .with("SubFilter", new PdfObject.Name("ETSI.CAdES.detached"));
        entries = with(entries, "Name", Certificates.subject(request.signer().certificate(), "CN"));
        entries = with(entries, "Reason", request.reason());
        entries = with(entries, "Location", request.location());
        entries = with(entries, "ContactInfo", request.contact());
        if (request.certification() != null) {
            PdfObject.Dict parameters =
                    PdfObject.Dict.empty()
                            .with("Type", new PdfObject.Name("TransformParams"))
                            .with("P", PdfObject.Num.of(request.certification().permission()))
                            .with("V", new PdfObject.Name("1.2"));
            PdfObject.Dict reference =
                    PdfObject.Dict.empty()
                            .with("Type", new PdfObject.Name("SigRef"))
                            .with("TransformMethod", new PdfObject.Name("DocMDP"))
                            .with("TransformParams", parameters);
            entries = entries.with("Reference", PdfObject.Array.of(reference));
        }
        return entries;
    }

    private static PdfObject.Dict with(PdfObject.Dict entries, String key, String value) {
        return value == null ? entries : entries.with(key, PdfObject.Text.of(value));
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
        byte[] attributes = SignedAttributes.checked(prepared);
        if (value.algorithm() != prepared.algorithm()
                || !SignedAttributes.verifies(
                        prepared.algorithm(),
                        prepared.signer().certificate(),
                        attributes,
                        value.bytes())) {
            throw new SigningException("the signature does not verify under its certificate");
        }
        TimeStampToken stamp =
                prepared.level().reaches(SignatureLevel.B_T)
                        ? timestamps.stamp(value.bytes())
                        : null;
        try {
            byte[] cms =
                    SignatureCms.build(prepared, value, stamp == null ? null : stamp.getEncoded());
            Instant proven =
                    stamp == null ? null : stamp.getTimeStampInfo().getGenTime().toInstant();
            return prepared.level().reaches(SignatureLevel.B_LT)
                    ? completeAndExtend(prepared, cms, proven, target)
                    : complete(prepared, cms, proven, target);
        } catch (IOException | UncheckedIOException e) {
            throw new SigningException("completing " + target.getFileName(), e);
        }
    }

    private static SignedPdf complete(
            PreparedSignature prepared, byte[] cms, Instant proven, Path target)
            throws IOException, SigningException {
        Completion completion = new Completion(prepared, cms);
        DurableFile.write(target, true, completion::writeTo);
        return new SignedPdf(
                target,
                prepared.byteRange().end(),
                completion.sha256(),
                prepared.fieldName(),
                proven == null ? SignatureLevel.B_B : SignatureLevel.B_T,
                proven);
    }

    private SignedPdf completeAndExtend(
            PreparedSignature prepared, byte[] cms, Instant proven, Path target)
            throws IOException, SigningException {
        Path between =
                Files.createTempFile(target.toAbsolutePath().getParent(), ".signing", ".tmp");
        try {
            complete(prepared, cms, proven, between);
            SignedPdf extended = extend(between, prepared.level(), target);
            return new SignedPdf(
                    target,
                    extended.size(),
                    extended.sha256(),
                    prepared.fieldName(),
                    prepared.level(),
                    proven);
        } finally {
            Files.deleteIfExists(between);
        }
    }

    /** What makes the value in the middle of {@link #sign}. */
    private interface Key {
        SignatureValue sign(PreparedSignature prepared) throws TokenException;
    }

    /** Signs with a token at hand: prepare, sign, complete. No prepared file is left behind. */
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
        Path prepared = target.resolveSibling(target.getFileName() + ".prepared");
        try {
            PreparedSignature state = prepare(source, request, prepared);
            return complete(state, key.sign(state), target);
        } finally {
            try {
                Files.deleteIfExists(prepared);
            } catch (IOException e) {
                prepared.toFile().deleteOnExit();
            }
        }
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
        return new Extension(timestamps, anchors, revocation, clock).extend(source, level, target);
    }
}
