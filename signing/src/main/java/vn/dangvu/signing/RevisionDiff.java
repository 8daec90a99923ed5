package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;
import vn.dangvu.signing.pdf.XrefSection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was done to a document after a signed revision of it.
 *
 * <p>Every object of the signed revision that has another content now needs a reason on a short list
 * (a signature field that is signed, the list of fields, of a page's annotations, validation data,
 * document information). New objects need none: nothing shows them unless a changed one refers to
 * them, and those references are looked at where the reason is given. Every byte appended must belong
 * to an object or to cross-reference data, so that a program that rebuilds them finds nothing else.
 */
final class RevisionDiff {

    private static final int MOST_REACHED = 2_000_000;
    private static final double LARGEST_SHARE_OF_PAGE = 0.25;
    private static final Set<String> SIGNING_CHANGES = Set.of("V", "AP", "M", "F", "MK", "DA");
    private static final Set<String> FILLING_CHANGES = Set.of("V", "AP", "AS", "M", "MK", "I");
    private static final Set<String> KNOWN_TRAILER_KEYS =
            Set.of(
                    "Size",
                    "Prev",
                    "Root",
                    "Info",
                    "ID",
                    "Encrypt",
                    "XRefStm",
                    "Type",
                    "W",
                    "Index",
                    "Length",
                    "Filter",
                    "DecodeParms",
                    "DocChecksum");
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
    private final long end;
    private final Permissions permissions;
    private final Set<PdfObject.Ref> intactSignatures;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Integer> changed = new TreeSet<>();
    private final Map<String, FormField> fieldsBefore = new HashMap<>();
    private final Map<PdfObject.Ref, FormField> fieldsNow = new HashMap<>();
    private ChangeGrade grade = ChangeGrade.NONE;

    private RevisionDiff(
            PdfFile before,
            PdfFile now,
            Permissions permissions,
            Set<PdfObject.Ref> intactSignatures) {
        this.before = before;
        this.now = now;
        this.end = before.bytes().length();
        this.permissions = permissions;
        this.intactSignatures = intactSignatures;
    }

    /** The worst change, and all of them. */
    record Result(ChangeGrade grade, List<Finding> findings) {}

    /**
     * Compares a signed revision with the file as it is.
     *
     * @param before the signed revision
     * @param permissions what the signature over it allows
     * @param intactSignatures dictionaries of the signatures whose cryptography holds; a new
     *     signature field may be added only together with one of these
     */
    static Result compare(
            PdfFile before,
            PdfFile now,
            Permissions permissions,
            Set<PdfObject.Ref> intactSignatures) {
        RevisionDiff diff = new RevisionDiff(before, now, permissions, intactSignatures);
        try {
            diff.run();
        } catch (PdfSyntaxException | RuntimeException e) {
            diff.add(
                    ChangeGrade.MODIFIED,
                    FindingCode.REVISION_UNREADABLE,
                    String.valueOf(e.getMessage()));
        }
        return new Result(diff.grade, diff.findings);
    }

    private void add(ChangeGrade found, FindingCode code, String detail) {
        if (found.compareTo(grade) > 0) {
            grade = found;
        }
        Severity severity =
                switch (found) {
                    case NONE, ALLOWED, INFORMATION -> Severity.INFORMATION;
                    case SUSPICIOUS -> Severity.SUSPICIOUS;
                    case MODIFIED -> Severity.FAILURE;
                };
        Finding finding = new Finding(code, severity, detail);
        if (!findings.contains(finding) && findings.size() < 200) {
            findings.add(finding);
        }
    }

    private void run() throws PdfSyntaxException {
        if (onlySpace()) {
            return;
        }
        List<XrefSection> appended = new ArrayList<>();
        for (XrefSection section : now.sections()) {
            if (section.offset() >= end) {
                appended.add(section);
            }
        }
        if (appended.isEmpty()) {
            add(ChangeGrade.MODIFIED, FindingCode.TEXT_AFTER_END, "bytes outside any revision");
            return;
        }
        checkChain(appended);
        checkBytes(appended);
        collectChanged();
        compareTrailers();
        compareForms();
        explain();
    }

    private boolean onlySpace() {
        PdfBytes bytes = now.bytes();
        if (bytes.length() - end > 4096) {
            return false;
        }
        for (long at = end; at < bytes.length(); at++) {
            if (" \r\n\t\0\f".indexOf(bytes.at(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    private void checkChain(List<XrefSection> appended) {
        int count = appended.size();
        boolean continues =
                now.sections().size() > count
                        && now.sections().get(count).offset() == before.sections().get(0).offset();
        if (!continues) {
            add(ChangeGrade.MODIFIED, FindingCode.CHANGED_OBJECT, "revisions skip the signed one");
        }
        if (appended.stream().anyMatch(XrefSection::hybrid)) {
            add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_OBJECT, "hybrid cross-references");
        }
    }

    /** Every appended byte belongs to an object, to cross-reference data or to an end mark. */
    private void checkBytes(List<XrefSection> appended) throws PdfSyntaxException {
        TreeMap<Long, Long> taken = new TreeMap<>();
        for (XrefSection section : appended) {
            taken.merge(section.offset(), section.end(), Math::max);
            for (Map.Entry<Integer, XrefSection.Entry> entry : section.entries().entrySet()) {
                long place = entry.getValue().place();
                if (entry.getValue().kind() == 1 && place >= end) {
                    taken.merge(place, now.indirectAt(place, entry.getKey()).end(), Math::max);
                }
            }
        }
        long at = end;
        for (Map.Entry<Long, Long> part : taken.entrySet()) {
            checkGap(at, part.getKey());
            at = Math.max(at, part.getValue());
        }
        checkGap(at, now.bytes().length());
    }

    private void checkGap(long from, long to) {
        StringBuilder text = new StringBuilder();
        for (long at = from; at < to && text.length() <= 400; at++) {
            text.append((char) now.bytes().at(at));
        }
        String rest =
                text.toString()
                        .replaceAll("startxref\\s+\\d+", " ")
                        .replaceAll("%[^\\r\\n]*", " ")
                        .replace('\0', ' ');
        if (!rest.isBlank()) {
            add(
                    ChangeGrade.MODIFIED,
                    FindingCode.TEXT_AFTER_END,
                    "bytes at " + from + " belong to no object");
        }
    }

    private void collectChanged() throws PdfSyntaxException {
        for (Map.Entry<Integer, XrefSection.Entry> entry : before.entries().entrySet()) {
            int number = entry.getKey();
            XrefSection.Entry other = now.entries().get(number);
            if (!entry.getValue().equals(other) || containerMoved(entry.getValue())) {
                if (!same(before.object(number), now.object(number))) {
                    changed.add(number);
                }
            }
        }
    }

    private boolean containerMoved(XrefSection.Entry entry) {
        return entry.kind() == 2
                && !before.entries()
                        .get((int) entry.place())
                        .equals(now.entries().get((int) entry.place()));
    }

    private static boolean same(PdfObject one, PdfObject other) throws PdfSyntaxException {
        if (one instanceof PdfObject.Stream a && other instanceof PdfObject.Stream b) {
            return a.dict().equals(b.dict()) && sameBytes(a, b);
        }
        return one.equals(other);
    }

    private static boolean sameBytes(PdfObject.Stream a, PdfObject.Stream b)
            throws PdfSyntaxException {
        if (a.length() != b.length()) {
            return false;
        }
        for (long at = 0; at < a.length(); at += 65_536) {
            int count = (int) Math.min(65_536, a.length() - at);
            if (!Arrays.equals(
                    a.source().read(a.start() + at, count),
                    b.source().read(b.start() + at, count))) {
                return false;
            }
        }
        return true;
    }

    private void compareTrailers() throws PdfSyntaxException {
        for (String key : now.trailer().entries().keySet()) {
            if (!KNOWN_TRAILER_KEYS.contains(key)
                    && !now.trailer().get(key).equals(before.trailer().get(key))) {
                add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_CATALOG, "trailer /" + key);
            }
        }
        if (!before.trailer().get("Root").equals(now.trailer().get("Root"))) {
            add(ChangeGrade.MODIFIED, FindingCode.CHANGED_CATALOG, "another document catalog");
            compareCatalogs();
        }
        if (!before.trailer().get("Encrypt").equals(now.trailer().get("Encrypt"))) {
            add(ChangeGrade.MODIFIED, FindingCode.CHANGED_CATALOG, "encryption");
        }
        if (!before.trailer().get("Info").equals(now.trailer().get("Info"))) {
            add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, "");
        }
    }

    private void compareForms() throws PdfSyntaxException {
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
                add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, "another " + field.name());
            }
        }
        for (String name : fieldsBefore.keySet()) {
            if (!names.contains(name)) {
                add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, "field gone: " + name);
            }
        }
    }

    private void judgeNewField(FormField field) throws PdfSyntaxException {
        if (!field.isSignature() || field.ref() == null) {
            add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, "new field " + field.name());
            return;
        }
        boolean timestamp = now.dict(field.value()).name("Type").equals("DocTimeStamp");
        if (permissions.certification() == 1 && !timestamp) {
            add(ChangeGrade.MODIFIED, FindingCode.CERTIFICATION_VIOLATED, field.name());
        }
        if (permissions.locks().stream().anyMatch(lock -> lock.covers(field.name()))
                && !timestamp) {
            add(ChangeGrade.MODIFIED, FindingCode.FIELD_LOCK_VIOLATED, field.name());
        }
        if (!WIDGET_KEYS.containsAll(field.dict().entries().keySet())) {
            add(ChangeGrade.MODIFIED, FindingCode.CHANGED_ACTION, "new field " + field.name());
            return;
        }
        double share = shareOfPage(field.dict());
        if (!field.isSigned()) {
            add(
                    share > 0 && field.dict().has("AP")
                            ? ChangeGrade.MODIFIED
                            : ChangeGrade.INFORMATION,
                    FindingCode.ADDED_ANNOTATION,
                    "empty signature field " + field.name());
        } else if (!(field.value() instanceof PdfObject.Ref value)
                || !intactSignatures.contains(value)) {
            add(
                    ChangeGrade.MODIFIED,
                    FindingCode.ADDED_ANNOTATION,
                    "field " + field.name() + " without a sound signature");
        } else if (share > LARGEST_SHARE_OF_PAGE) {
            add(
                    ChangeGrade.SUSPICIOUS,
                    FindingCode.ADDED_ANNOTATION,
                    "signature " + field.name() + " covers much of its page");
        } else {
            add(ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, "signature " + field.name());
        }
    }

    private double shareOfPage(PdfObject.Dict widget) throws PdfSyntaxException {
        double[] rectangle = rectangle(now.resolve(widget.get("Rect")));
        if (rectangle == null) {
            return widget.has("AP") ? 1 : 0;
        }
        double area = Math.abs((rectangle[2] - rectangle[0]) * (rectangle[3] - rectangle[1]));
        PdfObject box = now.dict(widget.get("P")).get("MediaBox");
        double[] page = rectangle(now.resolve(box));
        double whole =
                page == null ? 595.0 * 842.0 : Math.abs((page[2] - page[0]) * (page[3] - page[1]));
        return whole > 0 ? area / whole : 1;
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

    /** Gives each changed object its reason, or calls it what it is. */
    private void explain() throws PdfSyntaxException {
        Map<Integer, PdfObject.Ref> fieldRefs = new HashMap<>();
        for (FormField field : fieldsBefore.values()) {
            if (field.ref() != null) {
                fieldRefs.put(field.ref().number(), field.ref());
            }
        }
        Roles roles = new Roles();
        Set<Integer> reachable = null;
        // the fields themselves were compared one by one
        changed.remove(roles.fields);
        for (int number : changed) {
            if (number == numberOf(before.trailer().get("Root"))) {
                compareCatalogs();
            } else if (number == numberOf(before.trailer().get("Info"))) {
                add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, "");
            } else if (number == numberOf(before.catalog().get("Metadata"))) {
                add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, "metadata");
            } else if (number == roles.form) {
                compareFormDictionaries();
            } else if (roles.validation.contains(number)) {
                add(ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, "validation data");
            } else if (roles.pages.contains(number)) {
                comparePages(number);
            } else if (roles.annotationLists.contains(number)) {
                compareAnnotations(before.object(number), now.object(number));
            } else if (fieldRefs.containsKey(number)) {
                compareField(number);
            } else {
                if (reachable == null) {
                    reachable = reachable();
                }
                name(number, reachable.contains(number));
            }
        }
    }

    /** Objects of the signed revision that may change, by what they are there for. */
    private final class Roles {
        final int form = numberOf(before.catalog().get("AcroForm"));
        final int fields = numberOf(before.dict(before.catalog().get("AcroForm")).get("Fields"));
        final Set<Integer> pages = new HashSet<>();
        final Set<Integer> annotationLists = new HashSet<>();
        final Set<Integer> validation = new HashSet<>();

        Roles() throws PdfSyntaxException {
            for (PageTree.Page page : PageTree.pages(before)) {
                pages.add(numberOf(page.ref()));
                annotationLists.add(numberOf(page.dict().get("Annots")));
            }
            addValidation(before.catalog().get("DSS"), 0);
            validation.removeAll(pages);
            pages.remove(-1);
            annotationLists.remove(-1);
        }

        private void addValidation(PdfObject value, int depth) throws PdfSyntaxException {
            PdfObject resolved = before.resolve(value);
            if (depth > 4 || resolved instanceof PdfObject.Stream) {
                return;
            }
            if (value instanceof PdfObject.Ref ref) {
                validation.add(ref.number());
            }
            if (resolved instanceof PdfObject.Dict dict
                    && Set.of("", "DSS", "VRI").contains(dict.name("Type"))) {
                for (PdfObject child : dict.entries().values()) {
                    addValidation(child, depth + 1);
                }
            }
        }
    }

    private static int numberOf(PdfObject value) {
        return value instanceof PdfObject.Ref ref ? ref.number() : -1;
    }

    private void compareCatalogs() throws PdfSyntaxException {
        PdfObject.Dict old = before.catalog();
        PdfObject.Dict current = now.catalog();
        for (String key : differing(old, current)) {
            switch (key) {
                case "DSS" ->
                        add(ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, "validation data");
                case "AcroForm" -> compareFormDictionaries();
                case "Extensions" -> add(ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, key);
                case "Metadata", "Version" ->
                        add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, key);
                case "OpenAction", "AA" ->
                        add(ChangeGrade.MODIFIED, FindingCode.CHANGED_ACTION, key);
                case "Pages" -> add(ChangeGrade.MODIFIED, FindingCode.CHANGED_PAGES, "");
                case "Names", "OCProperties", "Dests", "URI" ->
                        add(ChangeGrade.MODIFIED, FindingCode.CHANGED_CATALOG, key);
                default -> add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_CATALOG, key);
            }
        }
    }

    private static Set<String> differing(PdfObject.Dict one, PdfObject.Dict other) {
        Set<String> keys = new TreeSet<>(one.entries().keySet());
        keys.addAll(other.entries().keySet());
        keys.removeIf(key -> one.get(key).equals(other.get(key)));
        return keys;
    }

    private void compareFormDictionaries() throws PdfSyntaxException {
        PdfObject.Dict old = before.dict(before.catalog().get("AcroForm"));
        PdfObject.Dict current = now.dict(now.catalog().get("AcroForm"));
        for (String key : differing(old, current)) {
            switch (key) {
                case "Fields", "SigFlags" -> {}
                case "DR", "DA" ->
                        add(
                                old.has(key) ? ChangeGrade.SUSPICIOUS : ChangeGrade.INFORMATION,
                                FindingCode.CHANGED_FORM,
                                key);
                case "XFA" -> add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FORM, key);
                default -> add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_FORM, key);
            }
        }
    }

    private void comparePages(int number) throws PdfSyntaxException {
        PdfObject.Dict old = before.dict(before.object(number));
        PdfObject.Dict current = now.dict(now.object(number));
        for (String key : differing(old, current)) {
            switch (key) {
                case "Annots" ->
                        compareAnnotations(
                                before.resolve(old.get(key)), now.resolve(current.get(key)));
                case "LastModified", "PieceInfo", "Tabs" ->
                        add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, key);
                case "AA" -> add(ChangeGrade.MODIFIED, FindingCode.CHANGED_ACTION, "page");
                default ->
                        add(
                                ChangeGrade.MODIFIED,
                                FindingCode.CHANGED_PAGE_CONTENT,
                                "object " + number + " /" + key);
            }
        }
    }

    private void compareAnnotations(PdfObject old, PdfObject current) {
        List<PdfObject> earlier = items(old);
        List<PdfObject> later = items(current);
        if (!later.containsAll(earlier)) {
            add(ChangeGrade.MODIFIED, FindingCode.CHANGED_ANNOTATION, "annotation taken away");
        }
        for (PdfObject annotation : later) {
            if (earlier.contains(annotation)) {
                continue;
            }
            FormField field = annotation instanceof PdfObject.Ref ref ? fieldsNow.get(ref) : null;
            boolean signature = field != null && field.isSignature();
            if (!signature) {
                add(
                        permissions.certification() == 3
                                ? ChangeGrade.SUSPICIOUS
                                : ChangeGrade.MODIFIED,
                        FindingCode.ADDED_ANNOTATION,
                        annotation instanceof PdfObject.Ref ref ? "object " + ref.number() : "");
            }
        }
    }

    private static List<PdfObject> items(PdfObject value) {
        return value instanceof PdfObject.Array array ? array.items() : List.of();
    }

    private void compareField(int number) throws PdfSyntaxException {
        PdfObject.Dict old = before.dict(before.object(number));
        PdfObject.Dict current = now.dict(now.object(number));
        FormField field =
                fieldsBefore.values().stream()
                        .filter(f -> numberOf(f.ref()) == number)
                        .findFirst()
                        .orElseThrow();
        Set<String> keys = differing(old, current);
        if (permissions.locks().stream().anyMatch(lock -> lock.covers(field.name()))) {
            add(ChangeGrade.MODIFIED, FindingCode.FIELD_LOCK_VIOLATED, field.name());
        } else if (permissions.certification() == 1) {
            add(ChangeGrade.MODIFIED, FindingCode.CERTIFICATION_VIOLATED, field.name());
        } else if (field.isSignature()) {
            compareSignatureField(field, current, keys);
        } else if (!FILLING_CHANGES.containsAll(keys)) {
            add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FIELD, field.name());
        } else {
            add(
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
            add(ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, "signature " + field.name());
        } else {
            add(ChangeGrade.MODIFIED, FindingCode.CHANGED_FIELD, field.name());
        }
    }

    private Set<Integer> reachable() throws PdfSyntaxException {
        Set<Integer> reached = new HashSet<>();
        List<PdfObject> open = new ArrayList<>();
        open.add(before.trailer());
        while (!open.isEmpty() && reached.size() < MOST_REACHED) {
            PdfObject value = open.remove(open.size() - 1);
            if (value instanceof PdfObject.Ref ref) {
                if (reached.add(ref.number())) {
                    open.add(before.object(ref.number()));
                }
            } else if (value instanceof PdfObject.Array array) {
                open.addAll(array.items());
            } else if (value instanceof PdfObject.Dict dict) {
                open.addAll(dict.entries().values());
            } else if (value instanceof PdfObject.Stream stream) {
                open.addAll(stream.dict().entries().values());
            }
        }
        return reached;
    }

    private void name(int number, boolean reachable) throws PdfSyntaxException {
        PdfObject.Dict dict = before.dict(before.object(number));
        String detail = "object " + number;
        if (List.of("XRef", "ObjStm").contains(dict.name("Type"))) {
            return;
        }
        if (!reachable) {
            add(ChangeGrade.SUSPICIOUS, FindingCode.HIDDEN_OBJECT_REPLACED, detail);
            return;
        }
        FindingCode code =
                switch (dict.name("Type")) {
                    case "Pages" -> FindingCode.CHANGED_PAGES;
                    case "Annot" -> FindingCode.CHANGED_ANNOTATION;
                    case "Font", "FontDescriptor", "XObject" -> FindingCode.CHANGED_RESOURCE;
                    case "Action" -> FindingCode.CHANGED_ACTION;
                    default ->
                            before.object(number) instanceof PdfObject.Stream
                                    ? FindingCode.CHANGED_PAGE_CONTENT
                                    : FindingCode.CHANGED_OBJECT;
                };
        add(ChangeGrade.MODIFIED, code, detail);
    }
}
