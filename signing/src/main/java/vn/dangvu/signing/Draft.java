package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.Transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A document on its way to another file. The source is read once: what is parsed, what is digested
 * and what is written are the same bytes, whatever happens to the source meanwhile. A small one stays
 * in memory and is written together with its revision, a larger one is copied and digested at once,
 * and a large one is parsed where it was copied to.
 */
final class Draft {

    private final FileChannel out;
    private final byte[] whole;
    private final PdfBytes bytes;
    private final SharedDigest digest;

    private Draft(FileChannel out, byte[] whole, PdfBytes bytes, SharedDigest digest) {
        this.out = out;
        this.whole = whole;
        this.bytes = bytes;
        this.digest = digest;
    }

    /**
     * Reads a source.
     *
     * @param out empty, open for reading and writing
     * @param hash digest of the signature
     */
    static Draft read(Path source, FileChannel out, String hash) throws IOException {
        SharedDigest digest = new SharedDigest(hash);
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
            long size = in.size();
            if (size > PdfBytes.MOST_IN_MEMORY) {
                Transfer.copy(in, 0, size, out, digest::update);
                return new Draft(out, null, PdfBytes.of(out, size), digest);
            }
            if (size >= Transfer.WORTH_A_THREAD) {
                ByteBuffer kept = ByteBuffer.allocate((int) size);
                Transfer.copy(
                        in,
                        0,
                        size,
                        out,
                        (bytes, offset, length) -> {
                            digest.update(bytes, offset, length);
                            kept.put(bytes, offset, length);
                        });
                return new Draft(out, null, PdfBytes.of(kept.array()), digest);
            }
            byte[] whole = PdfBytes.read(in, 0, (int) size);
            return new Draft(out, whole, PdfBytes.of(whole), digest);
        }
    }

    PdfBytes bytes() {
        return bytes;
    }

    /** Digests up to the hole of the revision that is to follow; {@code hole} bytes of it. */
    SharedDigest digest(byte[] revision, int hole) {
        if (whole != null) {
            digest.update(whole, 0, whole.length);
        }
        digest.update(revision, 0, hole);
        return digest;
    }

    /** Writes the revision, and before it what was not written yet. */
    void append(byte[] revision) throws IOException {
        if (whole == null) {
            Transfer.writeAll(out, ByteBuffer.wrap(revision));
        } else {
            Transfer.writeAll(out, ByteBuffer.wrap(whole), ByteBuffer.wrap(revision));
        }
    }
}
