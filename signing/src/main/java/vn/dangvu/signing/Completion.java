package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Fills the empty place of a prepared file and makes sure of what came out. */
final class Completion {

    private final PreparedSignature prepared;
    private final byte[] cms;
    private String sha256;

    Completion(PreparedSignature prepared, byte[] cms) throws SigningException {
        if (cms.length > prepared.room()) {
            throw new SigningException(
                    "signature of " + cms.length + " bytes, room for " + prepared.room());
        }
        this.prepared = prepared;
        this.cms = cms.clone();
    }

    /** SHA-256 of the finished file. */
    String sha256() {
        return sha256;
    }

    void writeTo(Path target) throws IOException, SigningException {
        byte[] place = place();
        ByteRange range = prepared.byteRange();
        try (FileChannel in = FileChannel.open(prepared.preparedFile(), StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
            MessageDigest before = MessageDigest.getInstance("SHA-256");
            MessageDigest after = MessageDigest.getInstance("SHA-256");
            if (in.size() != range.end() || range.start2() - range.length1() != place.length) {
                throw changed();
            }
            DurableFile.copy(in, 0, range.length1(), out, before, after);
            DurableFile.digest(in, range.length1(), place.length, before);
            ByteBuffer buffer = ByteBuffer.wrap(place);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            after.update(place);
            DurableFile.copy(in, range.start2(), range.length2(), out, before, after);
            if (!HexFormat.of().formatHex(before.digest()).equals(prepared.preparedSha256())) {
                throw changed();
            }
            sha256 = HexFormat.of().formatHex(after.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        recheck(target);
    }

    private byte[] place() {
        String hex = HexFormat.of().formatHex(cms);
        String padding = "0".repeat((prepared.room() - cms.length) * 2);
        return ("<" + hex + padding + ">").getBytes(StandardCharsets.US_ASCII);
    }

    private static UnsignableDocumentException changed() {
        return new UnsignableDocumentException(
                UnsignableDocumentException.Reason.CHANGED_SINCE_PREPARED,
                "the prepared file is not what was prepared");
    }

    private void recheck(Path target) throws IOException, SigningException {
        try (PdfBytes bytes = PdfBytes.open(target);
                FileChannel in = FileChannel.open(target, StandardOpenOption.READ)) {
            ByteRange range = prepared.byteRange();
            MessageDigest digest = MessageDigest.getInstance(prepared.algorithm().hash.jcaName);
            DurableFile.digest(in, range.start1(), range.length1(), digest);
            DurableFile.digest(in, range.start2(), range.length2(), digest);
            if (!Arrays.equals(digest.digest(), prepared.documentDigest())) {
                throw changed();
            }
            PdfFile file = PdfFile.open(bytes);
            List<FormField> signed = signed(file);
            List<FormField> earlier = signed(PdfFile.open(bytes.upTo(prepared.sourceLength())));
            if (signed.size() != earlier.size() + 1) {
                throw new SigningException(
                        signed.size() + " signatures where " + (earlier.size() + 1) + " should be");
            }
            recheckField(file, signed);
        } catch (PdfSyntaxException | GeneralSecurityException e) {
            throw new SigningException("the signed file cannot be read again", e);
        }
    }

    private static List<FormField> signed(PdfFile file) throws PdfSyntaxException {
        return FormField.signatures(file).stream().filter(FormField::isSigned).toList();
    }

    private void recheckField(PdfFile file, List<FormField> signed)
            throws PdfSyntaxException, SigningException {
        for (FormField field : signed) {
            if (field.name().equals(prepared.fieldName())) {
                PdfObject contents = file.dict(field.value()).get("Contents");
                SignedCms read =
                        SignedCms.parse(
                                contents instanceof PdfObject.Text text
                                        ? text.bytes()
                                        : new byte[0]);
                if (contents instanceof PdfObject.Text text
                        && text.start() == prepared.byteRange().length1()
                        && text.end() == prepared.byteRange().start2()
                        && read.findings().isEmpty()
                        && read.matches(prepared.documentDigest())
                        && prepared.signer().certificate().equals(read.certificate())
                        && read.verifies()) {
                    return;
                }
            }
        }
        throw new SigningException("the signature in the finished file does not verify");
    }
}
