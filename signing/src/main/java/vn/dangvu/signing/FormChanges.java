package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was done to the interactive form: fields added, filled, signed, taken away. */
final class FormChanges {

    private static final double LARGEST_SIGNATURE = 0.25;
    private static final double LARGEST_FILLED = 0.5;
    private static final String OFF = "Off";
    private static final double A4 = 595.0 * 842.0;
    private static final Set<String> SIGNING_CHANGES = Set.of("V", "AP", "M", "F", "MK", "DA");
    private static final Set<String> FILLING_CHANGES = Set.of("V", "AP", "AS", "M", "MK", "I");
    private static final Set<String> SHOWN = Set.of("AP", "AS", "MK", "I");
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
    // fields and the widgets of those that have several, by their objects
    private final Map<PdfObject.Ref, FormField> fieldsBefore = new HashMap<>();
    private final Map<PdfObject.Ref, FormField> fieldsNow = new HashMap<>();
    private final Map<Integer, FormField> ownersBefore = new HashMap<>();
    private final Map<PdfObject.Ref, FormField> ownersNow = new HashMap<>();
    private Map<Integer, Double> smallestPages;

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

    /** Whether a field of the earlier revision, or a widget of one, is this object. */
    boolean isField(int number) {
        return ownersBefore.containsKey(number);
    }

    /** Whether an annotation is a widget of a signature field that was not there before. */
    boolean isNewSignature(PdfObject annotation) {
        FormField field = annotation instanceof PdfObject.Ref ref ? ownersNow.get(ref) : null;
        return field != null && field.isSignature() && !fieldsBefore.containsKey(field.ref());
    }

    /** Compares the lists of fields. */
    void compareFields() throws PdfSyntaxException {
        Set<String> names = new HashSet<>();
        Set<PdfObject.Dict> direct = new HashSet<>();
        for (FormField field : FormField.all(before)) {
            names.add(field.name());
            if (field.ref() == null) {
                direct.add(field.dict());
                continue;
            }
            fieldsBefore.put(field.ref(), field);
            for (PdfObject.Ref widget : widgets(before, field)) {
                ownersBefore.put(widget.number(), field);
            }
        }
        for (FormField field : FormField.all(now)) {
            FormField old = fieldsBefore.get(field.ref());
            if (field.ref() != null) {
                fieldsNow.put(field.ref(), field);
                for (PdfObject.Ref widget : widgets(now, field)) {
                    ownersNow.put(widget, field);
                }
            }
            if (field.ref() == null ? direct.contains(field.dict()) : isSame(field, old)) {
                continue;
            }
            if (old != null || names.contains(field.name())) {
                changes.add(
                        ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, "another " + field.name());
            } else {
                judgeNewField(field);
            }
        }
        for (FormField field : fieldsBefore.values()) {
            if (!fieldsNow.containsKey(field.ref())) {
                changes.add(
                        ChangeGrade.MODIFIED,
                        FindingCode.CHANGED_FORM,
                        "field gone: " + field.name());
            }
        }
    }

    private static boolean isSame(FormField field, FormField old) {
        return old != null && old.name().equals(field.name());
    }

    /** The field itself and its widgets where they are objects of their own. */
    private static List<PdfObject.Ref> widgets(PdfFile file, FormField field)
            throws PdfSyntaxException {
        List<PdfObject.Ref> widgets = new ArrayList<>();
        widgets.add(field.ref());
        for (PdfObject kid : file.array(field.dict().get("Kids"))) {
            if (kid instanceof PdfObject.Ref ref) {
                widgets.add(ref);
            }
        }
        return widgets;
    }

    private void judgeNewField(FormField field) throws PdfSyntaxException {
        if (!field.isSignature() || field.ref() == null) {
            changes.add(
                    ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, "new field " + field.name());
            return;
        }
        boolean timestamp = isTimestamp(field.value());
        if (permissions.certification() == 1 && !timestamp) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CERTIFICATION_VIOLATED, field.name());
        }
        if (permissions.locks().stream().anyMatch(lock -> lock.covers(field.name()))
                && !timestamp) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.FIELD_LOCK_VIOLATED, field.name());
        }
        double share = 0;
        boolean coloured = false;
        for (PdfObject.Ref widget : widgets(now, field)) {
            PdfObject.Dict dict = now.dict(widget);
            if (!WIDGET_KEYS.containsAll(dict.entries().keySet())) {
                changes.add(
                        ChangeGrade.MODIFIED,
                        FindingCode.CHANGED_ACTION,
                        "new field " + field.name());
                return;
            }
            double covered = shareOfPage(widget.number(), dict);
            share = Math.max(share, dict.has("AP") ? covered : 0);
            coloured |= covered > 0 && !now.dict(dict.get("MK")).entries().isEmpty();
        }
        if (!field.isSigned()) {
            changes.add(
                    share > 0
                            ? ChangeGrade.MODIFIED
                            : coloured ? ChangeGrade.SUSPICIOUS : ChangeGrade.INFORMATION,
                    FindingCode.ADDED_ANNOTATION,
                    "empty signature field " + field.name());
        } else if (!(field.value() instanceof PdfObject.Ref value)
                || !intactSignatures.contains(value)) {
            changes.add(
                    ChangeGrade.MODIFIED,
                    FindingCode.ADDED_ANNOTATION,
                    "field " + field.name() + " without a sound signature");
        } else {
            judgeSigned(field.name(), share, timestamp);
        }
    }

    private void judgeSigned(String name, double share, boolean timestamp) {
        if (timestamp && share > 0) {
            // an authority stamps what anybody sends: nobody answers for what such a field shows
            changes.add(
                    ChangeGrade.SUSPICIOUS,
                    FindingCode.ADDED_ANNOTATION,
                    "time-stamp " + name + " shows something");
        } else if (share > LARGEST_SIGNATURE) {
            changes.add(
                    ChangeGrade.SUSPICIOUS,
                    FindingCode.ADDED_ANNOTATION,
                    "signature " + name + " covers much of its page");
        } else {
            changes.add(ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, "signature " + name);
        }
    }

    private boolean isTimestamp(PdfObject signature) throws PdfSyntaxException {
        return now.resolve(now.dict(signature).get("SubFilter"))
                .equals(new PdfObject.Name("ETSI.RFC3161"));
    }

    /** How much of a page a widget covers, wherever it is shown; 0 to 1. */
    private double shareOfPage(int widget, PdfObject.Dict dict) throws PdfSyntaxException {
        double[] rectangle = rectangle(now.resolve(dict.get("Rect")));
        if (rectangle == null) {
            return dict.has("AP") ? 1 : 0;
        }
        double page = smallestPages().getOrDefault(widget, A4);
        return page > 0 ? area(rectangle) / page : 1;
    }

    /** Area of the smallest page that shows each annotation. */
    private Map<Integer, Double> smallestPages() throws PdfSyntaxException {
        if (smallestPages == null) {
            smallestPages = new HashMap<>();
            for (PageTree.Page page : PageTree.pages(now)) {
                double[] box = rectangle(page.mediaBox());
                for (PdfObject annotation : now.array(page.dict().get("Annots"))) {
                    if (box != null && annotation instanceof PdfObject.Ref ref) {
                        smallestPages.merge(ref.number(), area(box), Math::min);
                    }
                }
            }
        }
        return smallestPages;
    }

    private static double area(double[] box) {
        return Math.abs((box[2] - box[0]) * (box[3] - box[1]));
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
                                drawsFields()
                                                && (isTrue(old, "NeedAppearances")
                                                        || !onlyAdds(
                                                                old.get(key), current.get(key)))
                                        ? ChangeGrade.SUSPICIOUS
                                        : ChangeGrade.INFORMATION,
                                FindingCode.CHANGED_FORM,
                                key);
                case "NeedAppearances" ->
                        changes.add(
                                drawsFields() && isTrue(current, key)
                                        ? ChangeGrade.SUSPICIOUS
                                        : ChangeGrade.INFORMATION,
                                FindingCode.CHANGED_FORM,
                                key);
                case "XFA" -> changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, key);
                default -> changes.add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_FORM, key);
            }
        }
    }

    private static boolean isTrue(PdfObject.Dict dict, String key) {
        return dict.get(key).equals(new PdfObject.Bool(true));
    }

    /** Whether all resources that were there are the same still. */
    private boolean onlyAdds(PdfObject old, PdfObject current) throws PdfSyntaxException {
        if (old instanceof PdfObject.Null) {
            return true;
        }
        if (!(before.resolve(old) instanceof PdfObject.Dict kinds)) {
            return false;
        }
        for (Map.Entry<String, PdfObject> kind : kinds.entries().entrySet()) {
            PdfObject other = now.dict(current).get(kind.getKey());
            if (kind.getValue().equals(other)) {
                continue;
            }
            PdfObject.Dict later = now.dict(other);
            for (Map.Entry<String, PdfObject> one :
                    before.dict(kind.getValue()).entries().entrySet()) {
                if (!one.getValue().equals(later.get(one.getKey()))) {
                    return false;
                }
            }
        }
        return true;
    }

    // fonts and colours of the form are for fields that a reader draws itself: no signature is one
    private boolean drawsFields() {
        return !fieldsBefore.values().stream().allMatch(FormField::isSignature);
    }

    /** Explains a field of the earlier revision, or a widget of one, that has another content. */
    void compareField(int number) throws PdfSyntaxException {
        PdfObject.Dict old = before.dict(before.object(number));
        PdfObject.Dict current = now.dict(now.object(number));
        FormField field = ownersBefore.get(number);
        Set<String> keys = ChangedObjects.differing(old, current);
        if (permissions.locks().stream().anyMatch(lock -> lock.covers(field.name()))) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.FIELD_LOCK_VIOLATED, field.name());
        } else if (permissions.certification() == 1) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CERTIFICATION_VIOLATED, field.name());
        } else if (field.isSignature()) {
            compareSignatureField(field, number, current, keys);
        } else if (!FILLING_CHANGES.containsAll(keys)) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FIELD, field.name());
        } else {
            changes.add(
                    permissions.certification() >= 2 && isFilling(field, number, current, keys)
                            ? ChangeGrade.INFORMATION
                            : ChangeGrade.SUSPICIOUS,
                    FindingCode.CHANGED_FIELD,
                    field.name());
        }
    }

    /** Whether another value explains what a widget shows now, as far as a program can tell. */
    private boolean isFilling(FormField field, int number, PdfObject.Dict current, Set<String> keys)
            throws PdfSyntaxException {
        FormField later = fieldsNow.get(field.ref());
        if (later == null || (field.type().equals("Btn") && !showsItsValue(later))) {
            return false;
        }
        return keys.stream().noneMatch(SHOWN::contains)
                || (!before.resolve(field.value()).equals(now.resolve(later.value()))
                        && shareOfPage(number, current) <= LARGEST_FILLED);
    }

    /** Whether a check box or a group of radio buttons looks as its value says. */
    private boolean showsItsValue(FormField field) throws PdfSyntaxException {
        String value =
                now.resolve(field.value()) instanceof PdfObject.Name name ? name.value() : OFF;
        boolean shown = value.equals(OFF);
        for (PdfObject.Ref widget : widgets(now, field)) {
            PdfObject.Dict dict = now.dict(widget);
            String state = dict.has("AS") ? dict.name("AS") : OFF;
            if (!state.equals(OFF) && !state.equals(value)) {
                return false;
            }
            shown |= state.equals(value);
        }
        return shown;
    }

    private void compareSignatureField(
            FormField field, int number, PdfObject.Dict current, Set<String> keys)
            throws PdfSyntaxException {
        FormField later = fieldsNow.get(field.ref());
        boolean signedNow =
                !field.isSigned()
                        && later != null
                        && later.value() instanceof PdfObject.Ref value
                        && intactSignatures.contains(value);
        if (signedNow && SIGNING_CHANGES.containsAll(keys)) {
            // its place was there to be seen when the earlier signature was made
            boolean shown = isTimestamp(later.value()) && current.has("AP");
            judgeSigned(field.name(), shown ? shareOfPage(number, current) : 0, shown);
        } else {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FIELD, field.name());
        }
    }
}
