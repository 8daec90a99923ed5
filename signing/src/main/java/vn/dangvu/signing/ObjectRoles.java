package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.HashSet;
import java.util.Set;

/** Objects of a signed revision that may change, by what they are there for. */
final class ObjectRoles {

    /** What an object is there for. */
    enum Role {
        CATALOG,
        INFORMATION,
        METADATA,
        EXTENSIONS,
        FORM,
        FIELDS,
        FIELD,
        PAGE,
        ANNOTATIONS,
        VALIDATION,
        OTHER
    }

    private static final Set<String> VALIDATION_TYPES = Set.of("", "DSS", "VRI");
    private static final Set<String> KEYS_OF_FIELDS =
            Set.of("Fields", "Kids", "Annots", "Parent", "Obj", "CO", "T");

    private final PdfFile file;
    private final FormChanges fields;
    private final int catalog;
    private final int information;
    private final int metadata;
    private final int extensions;
    private final int form;
    private final int fieldList;
    private final Set<Integer> pages = new HashSet<>();
    private final Set<Integer> annotationLists = new HashSet<>();
    private final Set<Integer> validation = new HashSet<>();

    ObjectRoles(PdfFile file, FormChanges fields) throws PdfSyntaxException {
        this.file = file;
        this.fields = fields;
        this.catalog = numberOf(file.trailer().get("Root"));
        this.information = numberOf(file.trailer().get("Info"));
        this.metadata = numberOf(file.catalog().get("Metadata"));
        this.extensions = numberOf(file.catalog().get("Extensions"));
        this.form = numberOf(file.catalog().get("AcroForm"));
        this.fieldList = numberOf(file.dict(file.catalog().get("AcroForm")).get("Fields"));
        for (PageTree.Page page : PageTree.pages(file)) {
            pages.add(numberOf(page.ref()));
            annotationLists.add(numberOf(page.dict().get("Annots")));
        }
        addValidation(file.catalog().get("DSS"), 0);
    }

    /** Number of the object a reference means; -1 for anything else. */
    static int numberOf(PdfObject value) {
        return value instanceof PdfObject.Ref ref ? ref.number() : -1;
    }

    private void addValidation(PdfObject value, int depth) throws PdfSyntaxException {
        PdfObject resolved = file.resolve(value);
        if (depth > 4 || resolved instanceof PdfObject.Stream) {
            return;
        }
        if (value instanceof PdfObject.Ref ref) {
            validation.add(ref.number());
        }
        if (resolved instanceof PdfObject.Dict dict
                && VALIDATION_TYPES.contains(dict.name("Type"))) {
            for (PdfObject child : dict.entries().values()) {
                addValidation(child, depth + 1);
            }
        }
    }

    Role of(int number) {
        if (number == catalog) {
            return Role.CATALOG;
        } else if (number == information) {
            return Role.INFORMATION;
        } else if (number == metadata) {
            return Role.METADATA;
        } else if (number == extensions) {
            return Role.EXTENSIONS;
        } else if (number == form) {
            return Role.FORM;
        } else if (number == fieldList) {
            return Role.FIELDS;
        } else if (pages.contains(number)) {
            return Role.PAGE;
        } else if (annotationLists.contains(number)) {
            return Role.ANNOTATIONS;
        } else if (fields.isField(number)) {
            return Role.FIELD;
        }
        return validation.contains(number) ? Role.VALIDATION : Role.OTHER;
    }

    /** Whether the role of an object is one that only a dictionary has. */
    boolean isDictionary(int number) {
        return switch (of(number)) {
            case CATALOG, INFORMATION, EXTENSIONS, FORM, FIELD, PAGE -> true;
            case METADATA, FIELDS, ANNOTATIONS, VALIDATION, OTHER -> false;
        };
    }

    /** Whether an object is there for its role and nothing else, so that no change of it is seen. */
    boolean isNothingElse(int number, References references) {
        Role role = of(number);
        return references.to(number).stream().allMatch(use -> fits(role, use));
    }

    private boolean fits(Role role, References.Use use) {
        return switch (role) {
            case CATALOG -> use.isTrailer("Root");
            case INFORMATION -> use.isTrailer("Info");
            case METADATA -> use.holder() == catalog && use.path().equals("Metadata");
            case EXTENSIONS -> use.holder() == catalog && use.path().equals("Extensions");
            case FORM -> use.holder() == catalog && use.path().equals("AcroForm");
            case FIELDS ->
                    (use.holder() == form && use.path().equals("Fields"))
                            || (use.holder() == catalog && use.path().equals("AcroForm/Fields"));
            case ANNOTATIONS -> pages.contains(use.holder()) && use.path().equals("Annots");
            case FIELD ->
                    KEYS_OF_FIELDS.contains(use.key())
                            || use.holder() == fieldList
                            || annotationLists.contains(use.holder());
            case VALIDATION ->
                    validation.contains(use.holder())
                            || (use.holder() == catalog && use.path().startsWith("DSS"));
            // much refers to pages: what may change in one is told apart by its kind instead
            case PAGE, OTHER -> true;
        };
    }
}
