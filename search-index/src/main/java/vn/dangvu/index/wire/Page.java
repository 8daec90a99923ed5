package vn.dangvu.index.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Text of one page.
 *
 * @param number from 1
 * @param source name of a {@code TextSource}
 * @param original before a legacy encoding was converted; empty when nothing was converted
 * @param confidence 0 to 1
 */
public record Page(int number, String text, String source, String original, double confidence) {

    public Frame frame() throws IOException {
        return Frame.of(Frame.Kind.PAGE, this::writeTo);
    }

    private void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(number);
        Frame.writeText(out, text);
        Frame.writeText(out, source);
        Frame.writeText(out, original);
        out.writeDouble(confidence);
    }

    public static Page read(DataInputStream in) throws IOException {
        return new Page(
                in.readInt(),
                Frame.readText(in),
                Frame.readText(in),
                Frame.readText(in),
                in.readDouble());
    }
}
