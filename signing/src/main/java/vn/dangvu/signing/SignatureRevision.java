package vn.dangvu.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a revision with the hole for its signature, and the digests of file and hole. */
final class SignatureRevision {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final int hole;
    private final ByteRange range;
    private final SharedDigest digest;

    /**
     * A revision that is written but for its hole.
     *
     * @param hole index of the hole
     * @param range what is signed, in the whole file
     * @param digest over everything before the hole
     */
    SignatureRevision(byte[] bytes, int hole, ByteRange range, SharedDigest digest) {
        this.bytes = bytes;
        this.hole = hole;
        this.range = range;
        this.digest = digest;
    }

    byte[] bytes() {
        return bytes;
    }

    ByteRange range() {
        return range;
    }

    /** Bytes of a CMS object that the hole has room for. */
    int room() {
        return (holeEnd() - hole) / 2 - 1;
    }

    private int holeEnd() {
        return bytes.length - (int) range.length2();
    }

    /** What the signature signs: everything but the hole. */
    byte[] documentDigest() {
        return digest.document(bytes, holeEnd(), bytes.length - holeEnd());
    }

    /** SHA-256 of the whole file with the hole as it is now. */
    String fileSha256() {
        return digest.file(bytes, hole, bytes.length - hole);
    }

    /** Puts a CMS object into the hole, with zeros behind it. */
    void fill(byte[] cms) throws SigningException {
        fill(bytes, hole, room(), cms);
    }

    /**
     * Puts a CMS object into a hole.
     *
     * @param hole index of its first bracket
     * @param room bytes that the hole has room for
     */
    static void fill(byte[] bytes, int hole, int room, byte[] cms) throws SigningException {
        if (cms.length > room) {
            throw new SigningException("signature of " + cms.length + " bytes, room for " + room);
        }
        int at = hole + 1;
        for (byte value : cms) {
            bytes[at++] = DIGITS[(value >> 4) & 0xF];
            bytes[at++] = DIGITS[value & 0xF];
        }
        Arrays.fill(bytes, at, hole + 1 + room * 2, (byte) '0');
    }
}
