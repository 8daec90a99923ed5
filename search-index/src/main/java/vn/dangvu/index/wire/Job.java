package vn.dangvu.index.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One file to read.
 *
 * @param file absolute path
 * @param mediaType as the server knows it; may be empty
 * @param maxCharacters of the whole document
 * @param maxPages pages after it are left out
 * @param recognisedPage the one page to be read optically, from 1; 0 = read the characters of all
 */
public record Job(
        String file, String mediaType, int maxCharacters, int maxPages, int recognisedPage) {

    public Frame frame() throws IOException {
        return Frame.of(Frame.Kind.JOB, this::writeTo);
    }

    private void writeTo(DataOutputStream out) throws IOException {
        Frame.writeText(out, file);
        Frame.writeText(out, mediaType);
        out.writeInt(maxCharacters);
        out.writeInt(maxPages);
        out.writeInt(recognisedPage);
    }

    public static Job read(DataInputStream in) throws IOException {
        return new Job(
                Frame.readText(in), Frame.readText(in), in.readInt(), in.readInt(), in.readInt());
    }
}
