package vn.dangvu.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a revision with the hole for its signature, and the digests of file and hole. */
final class SignatureRevision {

    private static final HexFormat HEX = HexFormat.of();

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
        byte[] filling = filling(cms, room());
        System.arraycopy(filling, 0, bytes, hole, filling.length);
    }

    /**
     * A CMS object as it stands in a hole.
     *
     * @param room bytes that the hole has room for
     */
    static byte[] filling(byte[] cms, int room) throws SigningException {
        if (cms.length > room) {
            throw new SigningException("signature of " + cms.length + " bytes, room for " + room);
        }
        byte[] filling = new byte[room * 2 + 2];
        Arrays.fill(filling, (byte) '0');
        filling[0] = '<';
        filling[filling.length - 1] = '>';
        byte[] hex = HEX.formatHex(cms).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(hex, 0, filling, 1, hex.length);
        return filling;
    }
}
