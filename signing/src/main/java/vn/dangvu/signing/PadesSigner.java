package vn.dangvu.signing;

import java.nio.file.Path;
import java.time.Clock;

/**
 * Makes PAdES signatures in two phases, so that the key may be elsewhere: {@link #prepare} writes the
 * file with an empty place for the signature, a {@link SigningToken} signs, {@link #complete} fills
 * the place. Thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PadesSigner {

    private final Clock clock;
    private final TimestampClient timestamps;
    private final TrustAnchors anchors;
    private final Revocation revocation;

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
        this.revocation = revocation;
    }

    Clock clock() {
        return clock;
    }

    TimestampClient timestamps() {
        return timestamps;
    }

    TrustAnchors anchors() {
        return anchors;
    }

    Revocation revocation() {
        return revocation;
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
        throw new SigningException("not yet");
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
        throw new SigningException("not yet");
    }

    /** Signs with a token at hand: prepare, sign, complete. No prepared file is left behind. */
    public SignedPdf sign(
            Path source, SignatureRequest request, SigningToken token, Pin pin, Path target)
            throws SigningException {
        throw new SigningException("not yet");
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
        throw new SigningException("not yet");
    }
}
