package vn.dangvu.index;

/** The extractor itself is missing or cannot be started. Says nothing about the document. */
public class ExtractionUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public ExtractionUnavailableException(String message) {
        super(message);
    }

    public ExtractionUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
