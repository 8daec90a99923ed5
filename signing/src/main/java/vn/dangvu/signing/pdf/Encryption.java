package vn.dangvu.signing.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.apache.pdfbox.pdmodel.encryption.StandardDecryptionMaterial;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The standard security handler (ISO 32000-2 §7.6.4) of a file that opens without a password: RC4 and
 * AES, keys of 40 to 256 bits. Strings and streams that are added get encrypted like the others.
 */
final class Encryption {

    private static final String IDENTITY = "Identity";

    private final StandardSecurityHandler handler;
    private final int ownNumber;

    private Encryption(StandardSecurityHandler handler, int ownNumber) {
        this.handler = handler;
        this.ownNumber = ownNumber;
    }

    /** The encryption of a file; null when it wants a password or another handler. */
    static Encryption of(PdfFile file) throws PdfSyntaxException {
        PdfObject reference = file.trailer().get("Encrypt");
        PdfObject.Dict dict = file.dict(reference);
        PdfObject strings = dict.get("StrF");
        // one key for both is all that files in use have; anything else is not understood
        if (!dict.name("Filter").equals("Standard")
                || !strings.equals(dict.get("StmF"))
                || strings.equals(new PdfObject.Name(IDENTITY))) {
            return null;
        }
        try {
            StandardSecurityHandler handler = new StandardSecurityHandler();
            handler.prepareForDecryption(
                    new PDEncryption((COSDictionary) cos(file, dict)),
                    (COSArray) cos(file, new PdfObject.Array(file.array(file.trailer().get("ID")))),
                    new StandardDecryptionMaterial(""));
            int number = reference instanceof PdfObject.Ref ref ? ref.number() : -1;
            return new Encryption(handler, number);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static COSBase cos(PdfFile file, PdfObject value) throws PdfSyntaxException {
        PdfObject at = file.resolve(value);
        if (at instanceof PdfObject.Dict dict) {
            COSDictionary result = new COSDictionary();
            for (Map.Entry<String, PdfObject> entry : dict.entries().entrySet()) {
                result.setItem(COSName.getPDFName(entry.getKey()), cos(file, entry.getValue()));
            }
            return result;
        } else if (at instanceof PdfObject.Array array) {
            COSArray result = new COSArray();
            for (PdfObject item : array.items()) {
                result.add(cos(file, item));
            }
            return result;
        } else if (at instanceof PdfObject.Name name) {
            return COSName.getPDFName(name.value());
        } else if (at instanceof PdfObject.Text text) {
            return new COSString(text.bytes());
        } else if (at instanceof PdfObject.Bool bool) {
            return COSBoolean.getBoolean(bool.value());
        } else if (at instanceof PdfObject.Num number) {
            return number.isInteger()
                    ? COSInteger.get(number.asLong())
                    : new COSFloat((float) number.asDouble());
        }
        return COSNull.NULL;
    }

    /** What the file's owner permits to somebody who opens it without a password. */
    AccessPermission permissions() {
        return handler.getCurrentAccessPermission();
    }

    private interface Change {
        byte[] of(byte[] bytes) throws IOException;
    }

    /** An indirect object with its strings in the clear; streams keep their bytes. */
    PdfObject decrypted(PdfObject value, int number, int generation) throws PdfSyntaxException {
        return number == ownNumber
                ? value
                : changed(value, bytes -> decrypt(bytes, number, generation));
    }

    /** An indirect object with its strings as they are stored. */
    PdfObject encrypted(PdfObject value, int number, int generation) throws PdfSyntaxException {
        return changed(value, bytes -> encrypt(bytes, number, generation));
    }

    byte[] decryptedStream(byte[] bytes, int number, int generation) throws PdfSyntaxException {
        try {
            return decrypt(bytes, number, generation);
        } catch (IOException e) {
            throw undecipherable(e);
        }
    }

    byte[] encryptedStream(byte[] bytes, int number, int generation) {
        try {
            return encrypt(bytes, number, generation);
        } catch (IOException e) {
            throw new IllegalStateException("every JDK has these ciphers", e);
        }
    }

    private byte[] decrypt(byte[] bytes, int number, int generation) throws IOException {
        return ((COSString) handler.decrypt(new COSString(bytes), number, generation)).getBytes();
    }

    private byte[] encrypt(byte[] bytes, int number, int generation) throws IOException {
        COSString string = new COSString(bytes);
        handler.encryptString(string, number, generation);
        return string.getBytes();
    }

    private static PdfSyntaxException undecipherable(IOException e) {
        return new PdfSyntaxException(
                PdfSyntaxException.Kind.ENCRYPTED, "cannot be decrypted: " + e.getMessage());
    }

    private static PdfObject changed(PdfObject value, Change change) throws PdfSyntaxException {
        if (value instanceof PdfObject.Text text) {
            try {
                return new PdfObject.Text(
                        change.of(text.bytes()), text.start(), text.end(), text.hexadecimal());
            } catch (IOException e) {
                throw undecipherable(e);
            }
        } else if (value instanceof PdfObject.Array array) {
            List<PdfObject> items = new ArrayList<>();
            for (PdfObject item : array.items()) {
                items.add(changed(item, change));
            }
            return new PdfObject.Array(items);
        } else if (value instanceof PdfObject.Dict dict) {
            return changed(dict, change);
        } else if (value instanceof PdfObject.Stream stream) {
            return new PdfObject.Stream(
                    changed(stream.dict(), change),
                    stream.source(),
                    stream.start(),
                    stream.length(),
                    stream.owner());
        }
        return value;
    }

    private static PdfObject.Dict changed(PdfObject.Dict dict, Change change)
            throws PdfSyntaxException {
        Map<String, PdfObject> entries = new LinkedHashMap<>();
        for (Map.Entry<String, PdfObject> entry : dict.entries().entrySet()) {
            // ISO 32000-2 §7.6.2: the signature itself stays in the clear
            boolean signature = entry.getKey().equals("Contents") && dict.has("ByteRange");
            entries.put(
                    entry.getKey(),
                    signature ? entry.getValue() : changed(entry.getValue(), change));
        }
        return new PdfObject.Dict(entries);
    }
}
