package vn.dangvu.signing.pdf;

/** The bytes are not the PDF structure that was expected there. */
public final class PdfSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Kinds that callers tell apart. */
    public enum Kind {
        DAMAGED,
        ENCRYPTED,
        TOO_COMPLEX
    }

    private final Kind kind;

    public PdfSyntaxException(String message) {
        this(Kind.DAMAGED, message);
    }

    public PdfSyntaxException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
