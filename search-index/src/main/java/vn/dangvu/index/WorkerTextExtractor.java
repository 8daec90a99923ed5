package vn.dangvu.index;

import java.nio.file.Files;
import java.nio.file.Path;

/** Extraction in worker processes, so that no document can harm the server. */
public final class WorkerTextExtractor implements TextExtractor {

    private final WorkerSettings settings;

    public WorkerTextExtractor(WorkerSettings settings) {
        this.settings = settings;
    }

    @Override
    public ExtractedText extract(Path file, String mediaType)
            throws ExtractionUnavailableException {
        if (!Files.isReadable(settings.jar())) {
            throw new ExtractionUnavailableException("no worker at " + settings.jar());
        }
        throw new ExtractionUnavailableException("the worker cannot be started");
    }

    @Override
    public void close() {}
}
