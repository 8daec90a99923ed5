package vn.dangvu.index;

/** The index cannot be reached, or cannot serve. Says nothing about the documents. */
public class IndexUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public IndexUnavailableException(String message) {
        super(message);
    }

    public IndexUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
