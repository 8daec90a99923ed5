package vn.dangvu.index;

import java.util.Locale;

/** Why a document is not, or not wholly, searchable. The code is stable: pages translate it. */
public enum ExtractionReason {
    /** Nothing to say. */
    NONE,
    /** The file is missing or cannot be opened. */
    UNREADABLE,
    /** Zero bytes. */
    EMPTY_FILE,
    /** Larger than the extractor takes. */
    FILE_TOO_LARGE,
    /** Needs a password. */
    ENCRYPTED,
    /** Cannot be read as what it claims to be. */
    BROKEN,
    /** A format the extractor does not read. */
    UNSUPPORTED,
    /** Read without error, but there is no text in it: a scan without text layer, an empty page. */
    NO_TEXT,
    /** Some pages have no text layer. */
    SOME_PAGES_WITHOUT_TEXT,
    /** The text was cut at the limit of characters. */
    TEXT_TOO_LONG,
    /** Pages after the limit were left out. */
    TOO_MANY_PAGES,
    /** Nested deeper, or with more parts inside, than the limits allow. */
    TOO_DEEP,
    /** Grows suspiciously when unpacked. */
    BOMB,
    /** The worker was ended at the time limit. */
    TIME_LIMIT,
    /** The worker ran out of memory. */
    MEMORY_LIMIT,
    /** The worker ended or answered with nonsense. */
    WORKER_DIED,
    /** No optical reader for Vietnamese is installed where the worker runs. */
    NO_RECOGNITION;

    /** Whether the same file may fare better another time, when the machine is less busy or mended. */
    public boolean mayPass() {
        return this == UNREADABLE
                || this == TIME_LIMIT
                || this == MEMORY_LIMIT
                || this == WORKER_DIED
                || this == NO_RECOGNITION;
    }

    /** The reason with this code. */
    public static ExtractionReason of(String code) {
        return code.isEmpty() ? NONE : valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Lower case with hyphens, for instance {@code file-too-large}; empty for {@link #NONE}. */
    public String code() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
