package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.List;

/** Decides whether a document may be signed. */
final class Signable {

    private Signable() {}

    /** Opens a file and refuses what readers might understand differently. */
    static PdfFile open(PdfBytes bytes) throws PdfSyntaxException, UnsignableDocumentException {
        if (!isPdf(bytes)) {
            throw new UnsignableDocumentException(
                    UnsignableDocumentException.Reason.NOT_PDF, "no PDF header at the beginning");
        }
        PdfFile file = PdfFile.open(bytes);
        if (file.locked()) {
            throw new UnsignableDocumentException(
                    UnsignableDocumentException.Reason.ENCRYPTED, "the file wants a password");
        }
        file.check();
        if (file.dict(file.catalog().get("AcroForm")).has("XFA")) {
            throw new UnsignableDocumentException(
                    UnsignableDocumentException.Reason.XFA, "the file holds an XFA form");
        }
        return file;
    }

    static boolean isPdf(PdfBytes bytes) {
        String header = "%PDF-";
        for (int i = 0; i < header.length(); i++) {
            if (bytes.at(i) != header.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static UnsignableDocumentException refused(PdfSyntaxException e) {
        return new UnsignableDocumentException(
                switch (e.kind()) {
                    case DAMAGED -> UnsignableDocumentException.Reason.DAMAGED;
                    case ENCRYPTED -> UnsignableDocumentException.Reason.ENCRYPTED;
                    case TOO_COMPLEX -> UnsignableDocumentException.Reason.TOO_COMPLEX;
                },
                e.getMessage(),
                e);
    }

    /** The empty signature field of that name; null when it is to be made. */
    static FormField field(List<FormField> fields, String name) throws UnsignableDocumentException {
        if (name == null) {
            return null;
        }
        for (FormField field : fields) {
            if (field.name().equals(name)) {
                if (!field.isSignature() || field.isSigned()) {
                    throw new UnsignableDocumentException(
                            UnsignableDocumentException.Reason.FIELD_UNUSABLE,
                            "field " + name + " is no empty signature field");
                }
                return field;
            }
        }
        return null;
    }

    static void requireAllowed(PdfFile file, String name, Certification certification)
            throws PdfSyntaxException, UnsignableDocumentException {
        boolean newField = true;
        boolean signed = false;
        for (FormField field : FormField.all(file)) {
            newField &= !field.name().equals(name);
            signed |= field.isSigned();
        }
        if (!file.permitsSigning(newField)) {
            throw new UnsignableDocumentException(
                    UnsignableDocumentException.Reason.NOT_PERMITTED,
                    "the owner of the encrypted file permits no signature");
        }
        Permissions permissions = Permissions.of(file);
        boolean certifiesLate =
                certification != null && (signed || permissions.certification() > 0);
        if (permissions.certification() == 1 || certifiesLate) {
            throw new UnsignableDocumentException(
                    UnsignableDocumentException.Reason.CERTIFICATION_FORBIDS,
                    "an earlier signature forbids this one");
        }
        for (Permissions.Lock lock : permissions.locks()) {
            if (lock.covers(name)) {
                throw new UnsignableDocumentException(
                        UnsignableDocumentException.Reason.FIELD_LOCKED,
                        "an earlier signature locked field " + name);
            }
        }
    }

    /** A dictionary's entry as text; null without one. */
    static String text(PdfFile file, PdfObject.Dict dict, String key) throws PdfSyntaxException {
        return file.resolve(dict.get(key)) instanceof PdfObject.Text text ? text.string() : null;
    }
}
