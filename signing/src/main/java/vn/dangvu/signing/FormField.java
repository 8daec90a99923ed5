package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A terminal field of the interactive form.
 *
 * @param ref null when the field is written directly into its parent
 * @param name fully qualified
 * @param type /FT, inherited where it is; empty when there is none
 * @param value /V as it stands, perhaps a reference; inherited where it is
 */
record FormField(
        PdfObject.Ref ref, PdfObject.Dict dict, String name, String type, PdfObject value) {

    private static final int DEEPEST = 32;
    private static final int MOST_FIELDS = 50_000;

    boolean isSignature() {
        return type.equals("Sig");
    }

    boolean isSigned() {
        return isSignature() && !(value instanceof PdfObject.Null);
    }

    static List<FormField> all(PdfFile file) throws PdfSyntaxException {
        PdfObject.Dict form = file.dict(file.catalog().get("AcroForm"));
        List<FormField> fields = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (PdfObject root : file.array(form.get("Fields"))) {
            collect(file, root, new FormField(null, null, "", "", PdfObject.NULL), 0, seen, fields);
        }
        return fields;
    }

    static List<FormField> signatures(PdfFile file) throws PdfSyntaxException {
        List<FormField> signatures = new ArrayList<>();
        for (FormField field : all(file)) {
            if (field.isSignature()) {
                signatures.add(field);
            }
        }
        return signatures;
    }

    private static void collect(
            PdfFile file,
            PdfObject at,
            FormField parent,
            int depth,
            Set<Integer> seen,
            List<FormField> fields)
            throws PdfSyntaxException {
        if (depth > DEEPEST || fields.size() > MOST_FIELDS) {
            throw new PdfSyntaxException(
                    PdfSyntaxException.Kind.TOO_COMPLEX, "form too deep or too large");
        }
        file.spend(4);
        PdfObject.Ref ref = at instanceof PdfObject.Ref found ? found : null;
        if (ref != null && !seen.add(ref.number())) {
            return;
        }
        PdfObject.Dict dict = file.dict(at);
        FormField field = inheriting(file, ref, dict, parent);
        List<PdfObject> children = new ArrayList<>();
        for (PdfObject kid : file.array(dict.get("Kids"))) {
            file.spend(1);
            if (file.dict(kid).has("T")) {
                children.add(kid);
            }
        }
        if (children.isEmpty()) {
            fields.add(field);
        }
        for (PdfObject child : children) {
            collect(file, child, field, depth + 1, seen, fields);
        }
    }

    private static FormField inheriting(
            PdfFile file, PdfObject.Ref ref, PdfObject.Dict dict, FormField parent)
            throws PdfSyntaxException {
        String name = parent.name;
        if (file.resolve(dict.get("T")) instanceof PdfObject.Text partial) {
            name = name.isEmpty() ? partial.string() : name + "." + partial.string();
        }
        PdfObject type = file.resolve(dict.get("FT"));
        return new FormField(
                ref,
                dict,
                name,
                type instanceof PdfObject.Name found ? found.value() : parent.type,
                dict.has("V") ? dict.get("V") : parent.value);
    }
}
