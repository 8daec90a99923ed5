package vn.dangvu.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Judges the signatures of a file (EN 319 102-1, EN 319 142-1) and what was changed after them. Bad
 * documents give findings, never exceptions. Thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PadesVerifier {

    final TrustAnchors anchors;
    private final Revocation revocation;
    private final Clock clock;

    public PadesVerifier(TrustAnchors anchors, Revocation revocation, Clock clock) {
        this.anchors = anchors;
        this.revocation = revocation;
        this.clock = clock;
    }

    /**
     * Judges all signatures of a file.
     *
     * @throws IOException only when the file itself cannot be read
     */
    public VerificationReport verify(Path pdf) throws IOException {
        throw new IOException("not yet: " + revocation + clock);
    }
}
