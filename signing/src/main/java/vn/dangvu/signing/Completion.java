package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;
import vn.dangvu.signing.pdf.Transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills the empty place of a prepared file and makes sure of what came out. */
final class Completion {

    private final PreparedSignature prepared;
    private final byte[] cms;

    Completion(PreparedSignature prepared, byte[] cms) {
        this.prepared = prepared;
        this.cms = cms.clone();
    }

    /** Writes the finished file; gives its SHA-256. */
    String writeTo(FileChannel out) throws IOException, SigningException {
        ByteRange range = prepared.byteRange();
        try (FileChannel in = FileChannel.open(prepared.preparedFile(), StandardOpenOption.READ)) {
            int hole = prepared.room() * 2 + 2;
            if (in.size() != range.end() || range.start2() - range.length1() != hole) {
                throw changed();
            }
            SharedDigest digest = new SharedDigest(prepared.algorithm().hash.jcaName);
            Transfer.copy(in, 0, range.length1(), out, digest::update);
            byte[] rest = PdfBytes.rest(in, range.length1());
            if (!digest.file(rest, 0, rest.length).equals(prepared.preparedSha256())
                    || !Arrays.equals(
                            digest.document(rest, hole, rest.length - hole),
                            prepared.documentDigest())) {
                throw changed();
            }
            SignatureRevision.fill(rest, 0, prepared.room(), cms);
            Transfer.writeAll(out, ByteBuffer.wrap(rest));
            recheck(out, null);
            return digest.file(rest, 0, rest.length);
        }
    }

    private static UnsignableDocumentException changed() {
        return new UnsignableDocumentException(
                UnsignableDocumentException.Reason.CHANGED_SINCE_PREPARED,
                "the prepared file is not what was prepared");
    }

    /**
     * Reads the finished file again: one more signature than before, and this one in its place.
     *
     * @param before the document as it was; null reads that from the file, too
     */
    void recheck(FileChannel out, PdfFile before) throws IOException, SigningException {
        try {
            PdfBytes bytes = PdfBytes.of(out, prepared.byteRange().end(), prepared.sourceLength());
            PdfFile source =
                    before == null ? PdfFile.open(bytes.upTo(prepared.sourceLength())) : before;
            PdfFile file = PdfFile.open(bytes, source);
            List<FormField> signed = signed(file);
            int earlier = signed(source).size();
            if (out.size() != bytes.length() || signed.size() != earlier + 1) {
                throw new SigningException(
                        signed.size() + " signatures where " + (earlier + 1) + " should be");
            }
            for (FormField field : signed) {
                if (field.name().equals(prepared.fieldName())
                        && holds(file.dict(field.value()).get("Contents"))) {
                    return;
                }
            }
            throw new SigningException("the signature in the finished file is not the one made");
        } catch (PdfSyntaxException e) {
            throw new SigningException("the signed file cannot be read again", e);
        }
    }

    private static List<FormField> signed(PdfFile file) throws PdfSyntaxException {
        List<FormField> signed = new ArrayList<>();
        for (FormField field : FormField.all(file)) {
            if (field.isSigned()) {
                signed.add(field);
            }
        }
        return signed;
    }

    private boolean holds(PdfObject contents) {
        return contents instanceof PdfObject.Text text
                && text.start() == prepared.byteRange().length1()
                && text.end() == prepared.byteRange().start2()
                && text.holds(cms);
    }
}
