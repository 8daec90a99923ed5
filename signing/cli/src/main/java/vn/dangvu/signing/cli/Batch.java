package vn.dangvu.signing.cli;

import vn.dangvu.signing.SignedPdf;
import vn.dangvu.signing.SigningException;
import vn.dangvu.signing.UnsignableDocumentException;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Does one thing to many files: each fares on its own, and has one line that says how. */
final class Batch {

    /** What is done to one file. */
    interface Step {
        Done apply(Path source, Path target) throws SigningException, IOException;
    }

    /**
     * What a file came to.
     *
     * @param coverSheetFor why a cover sheet was signed that has the file in it; null = the file was
     */
    record Done(SignedPdf signed, UnsignableDocumentException.Reason coverSheetFor) {
        static Done of(SignedPdf signed) {
            return new Done(signed, null);
        }
    }

    private final Arguments arguments;
    private final Sources sources;
    private final PrintStream out;
    private final PrintStream err;
    private final Progress progress;

    Batch(Arguments arguments, Sources sources, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.sources = sources;
        this.out = out;
        this.err = err;
        this.progress = Progress.of(arguments, err, sources.files().size());
    }

    /**
     * Takes the files in turn.
     *
     * @return the worst of what they came to; after a fault of the token the rest is not tried
     */
    ExitCode run(Step step) {
        ExitCode worst = ExitCode.OK;
        for (Path source : sources.files()) {
            ExitCode one = one(source, step);
            worst = worst.worse(one);
            progress.step();
            if (one == ExitCode.TOKEN) {
                break;
            }
        }
        return worst;
    }

    private ExitCode one(Path source, Step step) {
        try {
            done(source, step.apply(source, sources.target(source)));
            return ExitCode.OK;
        } catch (SigningException | IOException | UncheckedIOException e) {
            return failed(source, Failure.of(e));
        }
    }

    private void done(Path source, Done done) {
        progress.makeRoom();
        SignedPdf made = done.signed();
        if (arguments.has("json")) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("source", source);
            answer.put("signed", made);
            if (done.coverSheetFor() != null) {
                answer.put("coverSheetFor", done.coverSheetFor());
            }
            out.println(Json.of(answer));
        } else {
            out.println(
                    source
                            + " -> "
                            + made.file()
                            + " ("
                            + made.level()
                            + (done.coverSheetFor() == null
                                    ? ")"
                                    : ", cover sheet for " + done.coverSheetFor() + ")"));
        }
    }

    private ExitCode failed(Path source, Failure failure) {
        progress.makeRoom();
        if (arguments.has("json")) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("source", source);
            answer.put("error", failure.reason());
            answer.put("message", failure.message());
            out.println(Json.of(answer));
        } else {
            err.println(source + ": " + failure.reason() + ": " + failure.message());
        }
        return failure.code();
    }
}
