package vn.dangvu.signing;

/**
 * The two signed parts of a file around the hole for the signature (ISO 32000-1 §12.8.1).
 *
 * @param start1 always 0 in what is written here
 * @param length1 bytes before the hole
 * @param start2 first byte after the hole
 * @param length2 bytes from there to the end of the signed revision
 */
public record ByteRange(long start1, long length1, long start2, long length2) {

    /** First byte after the signed revision. */
    public long end() {
        return start2 + length2;
    }
}
