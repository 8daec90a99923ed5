package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;
import vn.dangvu.signing.pdf.XrefSection;

import java.util.List;
import java.util.Set;

/**
 * What was done to a document after a signed revision of it.
 *
 * <p>Every object of the signed revision that has another content now needs a reason on a short list
 * (a signature field that is signed, the list of fields, of a page's annotations, validation data,
 * document information), and may be used for nothing else. New objects need none unless the signed
 * revision already referred to them: otherwise only a changed object shows them, and that is looked at
 * where the reason is given. Every byte appended must belong
 * to an object or to cross-reference data, so that a program that rebuilds them finds nothing else.
 */
final class RevisionDiff {

    private final PdfFile before;
    private final PdfFile now;
    private final Changes changes = new Changes();
    private final FormChanges form;
    private final PageChanges page;
    private final CatalogChanges catalog;

    private RevisionDiff(
            PdfFile before,
            PdfFile now,
            Permissions permissions,
            Set<PdfObject.Ref> intactSignatures) {
        this.before = before;
        this.now = now;
        this.form = new FormChanges(before, now, permissions, intactSignatures, changes);
        this.page = new PageChanges(before, now, permissions, form, changes);
        this.catalog = new CatalogChanges(before, now, form, changes);
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
            diff.changes.add(
                    ChangeGrade.MODIFIED,
                    FindingCode.REVISION_UNREADABLE,
                    String.valueOf(e.getMessage()));
        }
        return new Result(diff.changes.grade(), diff.changes.findings());
    }

    private void run() throws PdfSyntaxException {
        if (!new AppendedBytes(before, now, changes).holdRevision()) {
            return;
        }
        catalog.compareTrailers();
        form.compareFields();
        Set<Integer> changed = ChangedObjects.between(before, now);
        References references = References.in(before, changed);
        for (int number : now.entries().keySet()) {
            if (references.reach(number) && !isThere(before, number) && isThere(now, number)) {
                changes.add(
                        ChangeGrade.MODIFIED,
                        FindingCode.CHANGED_OBJECT,
                        "object " + number + " was used before it was there");
            }
        }
        for (int number : ChangedObjects.withOtherGeneration(before, now)) {
            // programs that go by number and generation still see the earlier or another object
            changes.add(
                    ChangeGrade.MODIFIED,
                    FindingCode.CHANGED_OBJECT,
                    "generation of object " + number);
        }
        explain(changed, references);
    }

    private static boolean isThere(PdfFile file, int number) {
        XrefSection.Entry entry = file.entries().get(number);
        return entry != null && entry.kind() != 0;
    }

    /** Gives each changed object its reason, or calls it what it is. */
    private void explain(Set<Integer> changed, References references) throws PdfSyntaxException {
        ObjectRoles roles = new ObjectRoles(before, form);
        for (int number : changed) {
            if (!roles.isNothingElse(number, references)) {
                changes.add(
                        ChangeGrade.MODIFIED,
                        FindingCode.CHANGED_OBJECT,
                        "object " + number + " has another use");
            }
            if (roles.isDictionary(number)
                    && !(before.object(number) instanceof PdfObject.Dict
                            && now.object(number) instanceof PdfObject.Dict)) {
                // a stream is drawn whatever its dictionary calls it
                changes.add(
                        ChangeGrade.MODIFIED,
                        FindingCode.CHANGED_OBJECT,
                        "object " + number + " is no dictionary");
            }
            switch (roles.of(number)) {
                case CATALOG -> catalog.compareCatalogs();
                // what it says is compared with the trailers
                case INFORMATION, METADATA ->
                        changes.add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, "");
                case EXTENSIONS ->
                        changes.add(ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, "Extensions");
                case FORM -> form.compareDictionaries();
                // compared one by one already
                case FIELDS -> {}
                case FIELD -> form.compareField(number);
                case PAGE -> page.comparePage(number);
                case ANNOTATIONS ->
                        page.compareAnnotations(before.object(number), now.object(number));
                case VALIDATION ->
                        changes.add(
                                ChangeGrade.ALLOWED,
                                FindingCode.CHANGED_ALLOWED,
                                "validation data");
                case OTHER -> name(number, references.reach(number));
            }
        }
    }

    private void name(int number, boolean reachable) throws PdfSyntaxException {
        PdfObject.Dict dict = before.dict(before.object(number));
        String detail = "object " + number;
        if (!reachable) {
            if (!isThere(now, number) || List.of("XRef", "ObjStm").contains(dict.name("Type"))) {
                return;
            }
            changes.add(ChangeGrade.SUSPICIOUS, FindingCode.HIDDEN_OBJECT_REPLACED, detail);
            return;
        }
        if (List.of("StructElem", "StructTreeRoot").contains(dict.name("Type"))) {
            // programs that sign tagged files hang the field into the structure
            changes.add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_OBJECT, "structure " + number);
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
        changes.add(ChangeGrade.MODIFIED, code, detail);
    }
}
