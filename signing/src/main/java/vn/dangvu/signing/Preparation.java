package vn.dangvu.signing;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the revision with a signature field and an empty place for the signature. */
final class Preparation {

    private static final String RANGE_PLACE = "[0 0000000000 0000000000 0000000000]";
    private static final int PRINT_AND_LOCKED = 132;
    private static final double[] A4 = {0, 0, 595.276, 841.89};

    private final PdfFile file;
    private final IncrementalUpdate update;
    private PdfObject.Dict catalog;
    private PdfObject.Ref signature;
    private String fieldName;
    private String beforeHole;
    private int digits;

    Preparation(PdfFile file) throws PdfSyntaxException {
        this.file = file;
        this.update = new IncrementalUpdate(file);
        this.catalog = file.catalog();
    }

    /** The document as it was before. */
    PdfFile file() {
        return file;
    }

    String fieldName() {
        return fieldName;
    }

    IncrementalUpdate update() {
        return update;
    }

    /** Adds the signature dictionary. */
    void signatureDictionary(PdfObject.Dict entries, Instant claimedTime, int room) {
        signature = update.allocate();
        PdfObject.Dict dict =
                claimedTime == null
                        ? entries
                        : entries.with("M", PdfObject.Text.of(date(claimedTime)));
        String open = update.written(signature, dict);
        beforeHole =
                open.substring(0, open.lastIndexOf(">>"))
                        + "/ByteRange "
                        + RANGE_PLACE
                        + "\n/Contents ";
        digits = room * 2;
        update.putWithZeros(signature, beforeHole + '<', digits, ">>>");
    }

    /** Signs an existing empty field; an appearance takes the place of the field. */
    void useField(FormField field, Appearance appearance)
            throws UnsignableDocumentException, PdfSyntaxException {
        if (field.ref() == null || field.isSigned()) {
            throw new UnsignableDocumentException(
                    UnsignableDocumentException.Reason.FIELD_UNUSABLE,
                    "field " + field.name() + " cannot be signed");
        }
        fieldName = field.name();
        PdfObject.Dict signed = field.dict().with("V", signature);
        double[] place = numbers(file, field.dict().get("Rect"));
        if (appearance != null && place[2] > place[0] && place[3] > place[1]) {
            signed =
                    signed.with(
                            "AP", drawn(appearance, place[2] - place[0], place[3] - place[1], 0));
        }
        update.put(field.ref(), signed);
    }

    private PdfObject drawn(Appearance appearance, double width, double height, int rotation)
            throws PdfSyntaxException {
        return PdfObject.Dict.empty()
                .with("N", AppearanceDrawing.add(update, appearance, width, height, rotation));
    }

    /** Signs a new field on a page; without an appearance it has no extent. */
    void newField(String name, PageTree.Page page, Appearance appearance)
            throws PdfSyntaxException, UnsignableDocumentException {
        if (page.ref() == null) {
            throw new UnsignableDocumentException(
                    UnsignableDocumentException.Reason.DAMAGED, "page is no indirect object");
        }
        fieldName = name;
        Map<String, PdfObject> field = new LinkedHashMap<>();
        field.put("Type", new PdfObject.Name("Annot"));
        field.put("Subtype", new PdfObject.Name("Widget"));
        field.put("FT", new PdfObject.Name("Sig"));
        field.put("T", PdfObject.Text.of(name));
        field.put("F", PdfObject.Num.of(PRINT_AND_LOCKED));
        field.put("P", page.ref());
        field.put("V", signature);
        if (appearance == null) {
            field.put("Rect", rectangle(0, 0, 0, 0));
        } else {
            Placement placement = appearance.placement();
            int rotation = rotation(page);
            field.put("Rect", place(page, placement, rotation));
            double width = AppearanceDrawing.points(placement.width());
            double height = AppearanceDrawing.points(placement.height());
            field.put("AP", drawn(appearance, width, height, rotation));
        }
        PdfObject.Ref ref = update.add(new PdfObject.Dict(field));
        addAnnotation(page, ref);
        addToForm(ref);
    }

    static int rotation(PageTree.Page page) {
        long degrees = page.rotate() instanceof PdfObject.Num number ? number.asLong() : 0;
        return (int) Math.floorMod(degrees, 360L);
    }

    /** The field's rectangle on the page as stored, from its place on the page as shown. */
    private PdfObject place(PageTree.Page page, Placement placement, int rotation)
            throws PdfSyntaxException {
        double[] box = numbers(file, page.mediaBox());
        if (box[2] <= box[0] || box[3] <= box[1]) {
            box = A4;
        }
        double left = AppearanceDrawing.points(placement.left());
        double top = AppearanceDrawing.points(placement.top());
        double width = AppearanceDrawing.points(placement.width());
        double height = AppearanceDrawing.points(placement.height());
        return switch (rotation) {
            case 90 -> rectangle(box[0] + top, box[1] + left, height, width);
            case 180 -> rectangle(box[2] - left - width, box[1] + top, width, height);
            case 270 -> rectangle(box[2] - top - height, box[3] - left - width, height, width);
            default -> rectangle(box[0] + left, box[3] - top - height, width, height);
        };
    }

    /** The four numbers of a rectangle, lower left first; zeros when it is none. */
    static double[] numbers(PdfFile file, PdfObject value) throws PdfSyntaxException {
        List<PdfObject> items = file.array(value);
        double[] numbers = new double[4];
        for (int i = 0; i < 4 && items.size() == 4; i++) {
            numbers[i] =
                    file.resolve(items.get(i)) instanceof PdfObject.Num number
                            ? number.asDouble()
                            : 0;
        }
        return new double[] {
            Math.min(numbers[0], numbers[2]),
            Math.min(numbers[1], numbers[3]),
            Math.max(numbers[0], numbers[2]),
            Math.max(numbers[1], numbers[3])
        };
    }

    private void addAnnotation(PageTree.Page page, PdfObject.Ref annotation)
            throws PdfSyntaxException {
        PdfObject annotations = page.dict().get("Annots");
        PdfObject.Array more = new PdfObject.Array(file.array(annotations)).plus(annotation);
        if (annotations instanceof PdfObject.Ref shared
                && file.resolve(shared) instanceof PdfObject.Array) {
            update.put(shared, more);
        } else {
            update.put(page.ref(), page.dict().with("Annots", more));
        }
    }

    private void addToForm(PdfObject.Ref field) throws PdfSyntaxException {
        PdfObject place = catalog.get("AcroForm");
        PdfObject.Dict form = file.dict(place);
        PdfObject fields = form.get("Fields");
        PdfObject.Array more = new PdfObject.Array(file.array(fields)).plus(field);
        PdfObject.Dict changed = form.with("SigFlags", PdfObject.Num.of(3));
        if (fields instanceof PdfObject.Ref shared
                && file.resolve(shared) instanceof PdfObject.Array) {
            update.put(shared, more);
        } else {
            changed = changed.with("Fields", more);
        }
        if (place instanceof PdfObject.Ref shared
                && file.resolve(shared) instanceof PdfObject.Dict) {
            if (!changed.equals(form)) {
                update.put(shared, changed);
            }
        } else {
            setCatalog(catalog.with("AcroForm", update.add(changed)));
        }
    }

    /** Adds validation data to the DSS dictionary (EN 319 142-1 §5.4.2.2). */
    void validationData(PdfObject.Dict dss) throws PdfSyntaxException {
        PdfObject place = catalog.get("DSS");
        if (place instanceof PdfObject.Ref shared
                && file.resolve(shared) instanceof PdfObject.Dict) {
            update.put(shared, dss);
        } else {
            setCatalog(catalog.with("DSS", update.add(dss)));
        }
    }

    void certify() throws PdfSyntaxException {
        setCatalog(
                catalog.with("Perms", file.dict(catalog.get("Perms")).with("DocMDP", signature)));
    }

    void setCatalog(PdfObject.Dict changed) throws PdfSyntaxException {
        if (!(file.trailer().get("Root") instanceof PdfObject.Ref root)) {
            throw new PdfSyntaxException("catalog is no indirect object");
        }
        catalog = changed;
        update.put(root, changed);
    }

    /** A name that no field has. */
    static String freeName(List<FormField> fields, String stem) {
        Set<String> taken = new HashSet<>();
        for (FormField field : fields) {
            taken.add(field.name());
        }
        int number = 1;
        while (taken.contains(stem + number)) {
            number++;
        }
        return stem + number;
    }

    /** The revision that follows the draft, with an empty hole. */
    SignatureRevision revision(Draft draft) {
        long base = draft.bytes().length();
        byte[] revision = update.bytes();
        int start = (int) (update.offsetOf(signature) - base);
        int body = indexOf(revision, "obj\n", start) + 4;
        int rangeAt = body + beforeHole.indexOf(RANGE_PLACE);
        int hole = body + beforeHole.length();
        int holeEnd = hole + digits + 2;
        ByteRange range = new ByteRange(0, base + hole, base + holeEnd, revision.length - holeEnd);
        byte[] filled =
                ("[0 "
                                + padded(range.length1(), 10)
                                + " "
                                + padded(range.start2(), 10)
                                + " "
                                + padded(range.length2(), 10)
                                + "]")
                        .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(filled, 0, revision, rangeAt, filled.length);
        return new SignatureRevision(revision, hole, range, draft.digest(revision, hole));
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        for (int i = from; i < bytes.length - text.length(); i++) {
            int k = 0;
            while (k < text.length() && bytes[i + k] == text.charAt(k)) {
                k++;
            }
            if (k == text.length()) {
                return i;
            }
        }
        throw new IllegalStateException("own text not found again");
    }

    static PdfObject rectangle(double left, double bottom, double width, double height) {
        return PdfObject.Array.of(
                number(left), number(bottom), number(left + width), number(bottom + height));
    }

    /** A date of ISO 32000-1 §7.9.4; a formatter would have to be loaded by a fresh JVM. */
    private static String date(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return "D:"
                + padded(time.getYear(), 4)
                + padded(time.getMonthValue(), 2)
                + padded(time.getDayOfMonth(), 2)
                + padded(time.getHour(), 2)
                + padded(time.getMinute(), 2)
                + padded(time.getSecond(), 2)
                + "+00'00'";
    }

    private static String padded(long value, int width) {
        String digits = Long.toString(value);
        return "0".repeat(width - digits.length()) + digits;
    }

    /** A number with three digits after the point, which is a third of a micrometre on paper. */
    static PdfObject.Num number(double value) {
        return new PdfObject.Num(
                BigDecimal.valueOf(Math.round(value * 1000), 3)
                        .stripTrailingZeros()
                        .toPlainString());
    }
}
