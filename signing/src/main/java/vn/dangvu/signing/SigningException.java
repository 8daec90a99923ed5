package vn.dangvu.signing;

/** Signing could not be done because something outside failed; the source file is untouched. */
public class SigningException extends Exception {

    private static final long serialVersionUID = 1L;

    public SigningException(String message) {
        super(message);
    }

    public SigningException(String message, Throwable cause) {
        super(message, cause);
    }
}
