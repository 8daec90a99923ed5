package vn.dangvu.index;

import java.nio.file.Path;

/**
 * Reads the text of a document. Safe for use by many threads; a call may wait for a free worker.
 *
 * <p>A bad document (broken, encrypted, too large, hostile) is never an exception but a verdict with
 * a reason. Only the absence of the extractor itself is an exception.
 */
public interface TextExtractor extends AutoCloseable {

    /**
     * Reads one document; takes at most the time limit, after a wait for a free worker.
     *
     * @param file readable local file; it is not changed
     * @param mediaType media type found by the upload check, for instance {@code application/pdf}; the
     *     content decides where the two disagree
     * @throws ExtractionUnavailableException when no worker can be started or the wait was
     *     interrupted; the same file may be tried again later
     */
    ExtractedText extract(Path file, String mediaType) throws ExtractionUnavailableException;

    /**
     * Reads one page optically: slow, seconds of one processor a page, and meant for the background.
     *
     * @param page from 1; a picture file has one page
     * @return the page with its confidence, its text empty where nothing could be read on it; {@link
     *     ExtractionReason#NO_RECOGNITION} when no optical reader for Vietnamese is installed
     * @throws ExtractionUnavailableException as with {@link #extract}
     */
    ExtractedText recognise(Path file, String mediaType, int page)
            throws ExtractionUnavailableException;

    /** Ends the workers. A call under way ends with {@link ExtractionUnavailableException}. */
    @Override
    void close();
}
