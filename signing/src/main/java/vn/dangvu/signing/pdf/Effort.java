package vn.dangvu.signing.pdf;

/**
 * What reading one file may cost in all, so that a small file cannot keep a server busy: about one
 * unit for each object, reference or 64 bytes that are looked at. Shared by the file and its
 * earlier revisions. Counted and not timed, so that the same file always gets the same answer.
 */
final class Effort {

    /** About ten seconds of one core; 500 signatures on one page take most of it. */
    private static final long MOST = 45_000_000;

    private long spent;

    void spend(long units) throws PdfSyntaxException {
        spent += units;
        if (spent > MOST) {
            throw new PdfSyntaxException(
                    PdfSyntaxException.Kind.TOO_COMPLEX, "too much to look at");
        }
    }
}
