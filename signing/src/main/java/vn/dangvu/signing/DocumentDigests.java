package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Digests of the signed parts of one file. Signed parts begin where the file begins, so that every
 * byte is read and digested about once an algorithm, however many signatures there are. Not
 * thread-safe.
 */
final class DocumentDigests {

    private static final String FILE = "SHA-256";

    /** A digest over the beginning of the file, and how far it got. */
    private static final class Beginning {
        private final MessageDigest digest;
        private long length;

        Beginning(MessageDigest digest) {
            this.digest = digest;
        }
    }

    private final PdfBytes bytes;
    private final Map<String, Beginning> beginnings = new HashMap<>();

    DocumentDigests(PdfBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Digest over both parts of a range that begins with the file.
     *
     * @return null when there is no such algorithm
     */
    byte[] of(String algorithm, ByteRange range) throws IOException {
        try {
            MessageDigest digest = beginning(algorithm, range.length1());
            bytes.feed(range.start2(), range.length2(), digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }

    /** SHA-256 of the whole file, lower-case hexadecimal. */
    String ofFile() throws IOException {
        try {
            return HexFormat.of().formatHex(beginning(FILE, bytes.length()).digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + FILE, e);
        }
    }

    private MessageDigest beginning(String algorithm, long length)
            throws IOException, NoSuchAlgorithmException {
        Beginning known = beginnings.get(algorithm);
        if (known == null || known.length > length) {
            known = new Beginning(MessageDigest.getInstance(algorithm));
            beginnings.put(algorithm, known);
        }
        bytes.feed(known.length, length - known.length, known.digest::update);
        known.length = length;
        return SharedDigest.fork(known.digest);
    }
}
