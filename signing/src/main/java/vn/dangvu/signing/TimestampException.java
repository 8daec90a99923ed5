package vn.dangvu.signing;

/** No time-stamping authority gave an acceptable time-stamp; a later try may succeed. */
public final class TimestampException extends SigningException {

    private static final long serialVersionUID = 1L;

    public TimestampException(String message) {
        super(message);
    }

    public TimestampException(String message, Throwable cause) {
        super(message, cause);
    }
}
