package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was done to the interactive form: fields added, filled, signed, taken away. */
final class FormChanges {

    private static final double LARGEST_SHARE_OF_PAGE = 0.25;
    private static final double A4 = 595.0 * 842.0;
    private static final Set<String> SIGNING_CHANGES = Set.of("V", "AP", "M", "F", "MK", "DA");
    private static final Set<String> FILLING_CHANGES = Set.of("V", "AP", "AS", "M", "MK", "I");
    private static final Set<String> WIDGET_KEYS =
            Set.of(
                    "Type",
                    "Subtype",
                    "FT",
                    "T",
                    "TU",
                    "F",
                    "Rect",
                    "P",
                    "V",
                    "AP",
                    "Ff",
                    "MK",
                    "DA",
                    "M",
                    "NM",
                    "SV",
                    "Lock",
                    "DR",
                    "Kids",
                    "Parent",
                    "BS",
                    "Border",
                    "AS",
                    "StructParent",
                    "H",
                    "Q");

    private final PdfFile before;
    private final PdfFile now;
    private final Permissions permissions;
    private final Set<PdfObject.Ref> intactSignatures;
    private final Changes changes;
    private final Map<String, FormField> fieldsBefore = new HashMap<>();
    private final Map<PdfObject.Ref, FormField> fieldsNow = new HashMap<>();

    /**
     * Compares two forms.
     *
     * @param permissions what the signature over the earlier one allows
     * @param intactSignatures dictionaries of the signatures whose cryptography holds
     */
    FormChanges(
            PdfFile before,
            PdfFile now,
            Permissions permissions,
            Set<PdfObject.Ref> intactSignatures,
            Changes changes) {
        this.before = before;
        this.now = now;
        this.permissions = permissions;
        this.intactSignatures = intactSignatures;
        this.changes = changes;
    }

    /** Whether a field of the earlier revision is this object. */
    boolean isField(int number) {
        return fieldsBefore.values().stream()
                .anyMatch(field -> ObjectRoles.numberOf(field.ref()) == number);
    }

    /** Whether an annotation is the widget of a signature field that was not there before. */
    boolean isNewSignature(PdfObject annotation) {
        FormField field = annotation instanceof PdfObject.Ref ref ? fieldsNow.get(ref) : null;
        return field != null && field.isSignature() && !fieldsBefore.containsKey(field.name());
    }

    /** Compares the lists of fields. */
    void compareFields() throws PdfSyntaxException {
        for (FormField field : FormField.all(before)) {
            fieldsBefore.put(field.name(), field);
        }
        Set<String> names = new HashSet<>();
        for (FormField field : FormField.all(now)) {
            if (field.ref() != null) {
                fieldsNow.put(field.ref(), field);
            }
            names.add(field.name());
            FormField old = fieldsBefore.get(field.name());
            if (old == null) {
                judgeNewField(field);
            } else if (field.ref() == null || !field.ref().equals(old.ref())) {
                changes.add(
                        ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, "another " + field.name());
            }
        }
        for (String name : fieldsBefore.keySet()) {
            if (!names.contains(name)) {
                changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, "field gone: " + name);
            }
        }
    }

    private void judgeNewField(FormField field) throws PdfSyntaxException {
        if (!field.isSignature() || field.ref() == null) {
            changes.add(
                    ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, "new field " + field.name());
            return;
        }
        boolean timestamp = now.dict(field.value()).name("Type").equals("DocTimeStamp");
        if (permissions.certification() == 1 && !timestamp) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CERTIFICATION_VIOLATED, field.name());
        }
        if (permissions.locks().stream().anyMatch(lock -> lock.covers(field.name()))
                && !timestamp) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.FIELD_LOCK_VIOLATED, field.name());
        }
        if (!WIDGET_KEYS.containsAll(field.dict().entries().keySet())) {
            changes.add(
                    ChangeGrade.MODIFIED, FindingCode.CHANGED_ACTION, "new field " + field.name());
            return;
        }
        double share = shareOfPage(field);
        if (!field.isSigned()) {
            changes.add(
                    share > 0 && field.dict().has("AP")
                            ? ChangeGrade.MODIFIED
                            : ChangeGrade.INFORMATION,
                    FindingCode.ADDED_ANNOTATION,
                    "empty signature field " + field.name());
        } else if (!(field.value() instanceof PdfObject.Ref value)
                || !intactSignatures.contains(value)) {
            changes.add(
                    ChangeGrade.MODIFIED,
                    FindingCode.ADDED_ANNOTATION,
                    "field " + field.name() + " without a sound signature");
        } else if (share > LARGEST_SHARE_OF_PAGE) {
            changes.add(
                    ChangeGrade.SUSPICIOUS,
                    FindingCode.ADDED_ANNOTATION,
                    "signature " + field.name() + " covers much of its page");
        } else {
            changes.add(
                    ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, "signature " + field.name());
        }
    }

    /** How much of a page the widget covers, wherever it is shown; 0 to 1. */
    private double shareOfPage(FormField field) throws PdfSyntaxException {
        double[] rectangle = rectangle(now.resolve(field.dict().get("Rect")));
        if (rectangle == null) {
            return field.dict().has("AP") ? 1 : 0;
        }
        double area = Math.abs((rectangle[2] - rectangle[0]) * (rectangle[3] - rectangle[1]));
        double share = -1;
        for (PageTree.Page page : PageTree.pages(now)) {
            double[] box = rectangle(page.mediaBox());
            if (box != null && now.array(page.dict().get("Annots")).contains(field.ref())) {
                double whole = Math.abs((box[2] - box[0]) * (box[3] - box[1]));
                share = Math.max(share, whole > 0 ? area / whole : 1);
            }
        }
        return share < 0 ? area / A4 : share;
    }

    private double[] rectangle(PdfObject value) throws PdfSyntaxException {
        if (!(value instanceof PdfObject.Array array) || array.items().size() != 4) {
            return null;
        }
        double[] numbers = new double[4];
        for (int i = 0; i < 4; i++) {
            if (!(now.resolve(array.items().get(i)) instanceof PdfObject.Num number)) {
                return null;
            }
            numbers[i] = number.asDouble();
        }
        return numbers;
    }

    /** Compares the form dictionaries but for the fields. */
    void compareDictionaries() throws PdfSyntaxException {
        PdfObject.Dict old = before.dict(before.catalog().get("AcroForm"));
        PdfObject.Dict current = now.dict(now.catalog().get("AcroForm"));
        for (String key : ChangedObjects.differing(old, current)) {
            switch (key) {
                case "Fields", "SigFlags" -> {}
                case "DR", "DA" ->
                        changes.add(
                                old.has(key) && drawsFields()
                                        ? ChangeGrade.SUSPICIOUS
                                        : ChangeGrade.INFORMATION,
                                FindingCode.CHANGED_FORM,
                                key);
                case "XFA" -> changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, key);
                default -> changes.add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_FORM, key);
            }
        }
    }

    // fonts and colours of the form are for fields that a reader draws itself: no signature is one
    private boolean drawsFields() {
        return !fieldsBefore.values().stream().allMatch(FormField::isSignature);
    }

    /** Explains a field of the earlier revision that has another content. */
    void compareField(int number) throws PdfSyntaxException {
        PdfObject.Dict old = before.dict(before.object(number));
        PdfObject.Dict current = now.dict(now.object(number));
        FormField field =
                fieldsBefore.values().stream()
                        .filter(f -> ObjectRoles.numberOf(f.ref()) == number)
                        .findFirst()
                        .orElseThrow();
        Set<String> keys = ChangedObjects.differing(old, current);
        if (permissions.locks().stream().anyMatch(lock -> lock.covers(field.name()))) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.FIELD_LOCK_VIOLATED, field.name());
        } else if (permissions.certification() == 1) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CERTIFICATION_VIOLATED, field.name());
        } else if (field.isSignature()) {
            compareSignatureField(field, current, keys);
        } else if (!FILLING_CHANGES.containsAll(keys)) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FIELD, field.name());
        } else {
            changes.add(
                    permissions.certification() >= 2
                            ? ChangeGrade.INFORMATION
                            : ChangeGrade.SUSPICIOUS,
                    FindingCode.CHANGED_FIELD,
                    field.name());
        }
    }

    private void compareSignatureField(FormField field, PdfObject.Dict current, Set<String> keys) {
        boolean signedNow =
                !field.isSigned()
                        && current.get("V") instanceof PdfObject.Ref value
                        && intactSignatures.contains(value);
        if (signedNow && SIGNING_CHANGES.containsAll(keys)) {
            changes.add(
                    ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, "signature " + field.name());
        } else {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FIELD, field.name());
        }
    }
}
