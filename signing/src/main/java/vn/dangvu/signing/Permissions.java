package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.ArrayList;
import java.util.List;

/** What earlier signatures allow (ISO 32000-1 §12.8.2, ISO 32000-2 table 237). */
final class Permissions {

    /** A lock over form fields. */
    record Lock(String action, List<String> fields) {
        boolean covers(String name) {
            return switch (action) {
                case "All" -> true;
                case "Include" -> names(name);
                case "Exclude" -> !names(name);
                default -> false;
            };
        }

        // ISO 32000-1 §12.8.2.4: the name of a group stands for all fields in it
        private boolean names(String name) {
            return fields.stream()
                    .anyMatch(field -> name.equals(field) || name.startsWith(field + "."));
        }
    }

    private int certification;
    private final List<Lock> locks = new ArrayList<>();

    private Permissions() {}

    static Permissions of(PdfFile file) throws PdfSyntaxException {
        Permissions permissions = new Permissions();
        PdfObject.Dict perms = file.dict(file.catalog().get("Perms"));
        if (perms.has("DocMDP")) {
            permissions.read(file, file.dict(perms.get("DocMDP")));
            if (permissions.certification == 0) {
                permissions.certification = 2;
            }
        }
        for (FormField field : FormField.signatures(file)) {
            if (field.isSigned()) {
                permissions.read(file, field);
            }
        }
        return permissions;
    }

    /** Permissions that the signature of one field demands. */
    static Permissions of(PdfFile file, FormField field) throws PdfSyntaxException {
        Permissions permissions = new Permissions();
        permissions.read(file, field);
        return permissions;
    }

    private void read(PdfFile file, FormField field) throws PdfSyntaxException {
        read(file, file.dict(field.value()));
        if (field.dict().has("Lock")) {
            addLock(file, file.dict(field.dict().get("Lock")));
        }
    }

    private void read(PdfFile file, PdfObject.Dict signature) throws PdfSyntaxException {
        for (PdfObject entry : file.array(signature.get("Reference"))) {
            PdfObject.Dict reference = file.dict(entry);
            PdfObject.Dict parameters = file.dict(reference.get("TransformParams"));
            String method =
                    file.resolve(reference.get("TransformMethod")) instanceof PdfObject.Name name
                            ? name.value()
                            : "";
            if (method.equals("DocMDP")) {
                restrict(file, parameters, 2);
            } else if (method.equals("FieldMDP")) {
                addLock(file, parameters);
            }
        }
    }

    private void addLock(PdfFile file, PdfObject.Dict lock) throws PdfSyntaxException {
        List<String> names = new ArrayList<>();
        for (PdfObject name : file.array(lock.get("Fields"))) {
            if (file.resolve(name) instanceof PdfObject.Text text) {
                names.add(text.string());
            }
        }
        if (file.resolve(lock.get("Action")) instanceof PdfObject.Name action) {
            locks.add(new Lock(action.value(), names));
        }
        if (lock.has("P")) {
            restrict(file, lock, 0);
        }
    }

    private void restrict(PdfFile file, PdfObject.Dict parameters, int otherwise)
            throws PdfSyntaxException {
        int value = otherwise;
        if (file.resolve(parameters.get("P")) instanceof PdfObject.Num p) {
            value = (int) p.asLong();
        }
        if (value > 0 && (certification == 0 || value < certification)) {
            certification = value;
        }
    }

    /** The strictest P, or 0 when nothing restricts. */
    int certification() {
        return certification;
    }

    List<Lock> locks() {
        return locks;
    }
}
