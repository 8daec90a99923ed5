package vn.dangvu.signing.cli;

import vn.dangvu.signing.TimestampException;
import vn.dangvu.signing.TokenException;
import vn.dangvu.signing.UnsignableDocumentException;

import java.nio.file.NoSuchFileException;

/**
 * What an exception of the engine means to a script.
 *
 * @param reason a word of the engine, for example {@code PIN_INCORRECT}
 */
record Failure(ExitCode code, String reason, String message) {

    static Failure of(Exception thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof TokenException token) {
            return new Failure(ExitCode.TOKEN, token.reason().name(), message);
        }
        if (thrown instanceof UnsignableDocumentException document) {
            return new Failure(ExitCode.REFUSED, document.reason().name(), message);
        }
        if (thrown instanceof TimestampException) {
            return new Failure(ExitCode.TIMESTAMP, "TIMESTAMP", message);
        }
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        if (cause instanceof NoSuchFileException missing) {
            return new Failure(ExitCode.FILE, "FILE", "no file " + missing.getFile());
        }
        return new Failure(
                ExitCode.FILE,
                "FILE",
                cause == thrown ? message : message + ": " + cause.getMessage());
    }
}
