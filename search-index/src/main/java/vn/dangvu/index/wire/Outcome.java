package vn.dangvu.index.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The end of a job.
 *
 * @param verdict name of an {@code ExtractionVerdict}
 * @param reason name of an {@code ExtractionReason}
 * @param title from the document's properties
 * @param language {@code vi} or empty
 * @param encodings legacy encodings converted, separated by blanks
 */
public record Outcome(
        String verdict, String reason, String title, String language, String encodings) {

    public Frame frame() throws IOException {
        return Frame.of(Frame.Kind.OUTCOME, this::writeTo);
    }

    private void writeTo(DataOutputStream out) throws IOException {
        Frame.writeText(out, verdict);
        Frame.writeText(out, reason);
        Frame.writeText(out, title);
        Frame.writeText(out, language);
        Frame.writeText(out, encodings);
    }

    public static Outcome read(DataInputStream in) throws IOException {
        return new Outcome(
                Frame.readText(in),
                Frame.readText(in),
                Frame.readText(in),
                Frame.readText(in),
                Frame.readText(in));
    }
}
