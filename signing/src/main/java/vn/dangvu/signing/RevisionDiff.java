package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        Set<Integer> changed = ChangedObjects.between(before, now);
        catalog.compareTrailers();
        form.compareFields();
        explain(changed);
    }

    /** Gives each changed object its reason, or calls it what it is. */
    private void explain(Set<Integer> changed) throws PdfSyntaxException {
        Roles roles = new Roles();
        Set<Integer> reachable = null;
        // the fields themselves were compared one by one
        changed.remove(roles.fields);
        for (int number : changed) {
            if (number == numberOf(before.trailer().get("Root"))) {
                catalog.compareCatalogs();
            } else if (number == numberOf(before.trailer().get("Info"))) {
                changes.add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, "");
            } else if (number == numberOf(before.catalog().get("Metadata"))) {
                changes.add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, "metadata");
            } else if (number == roles.form) {
                form.compareDictionaries();
            } else if (roles.validation.contains(number)) {
                changes.add(ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, "validation data");
            } else if (roles.pages.contains(number)) {
                page.comparePage(number);
            } else if (roles.annotationLists.contains(number)) {
                page.compareAnnotations(before.object(number), now.object(number));
            } else if (form.isField(number)) {
                form.compareField(number);
            } else {
                if (reachable == null) {
                    reachable = ChangedObjects.reachable(before);
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

    private void name(int number, boolean reachable) throws PdfSyntaxException {
        PdfObject.Dict dict = before.dict(before.object(number));
        String detail = "object " + number;
        if (List.of("XRef", "ObjStm").contains(dict.name("Type"))) {
            return;
        }
        if (!reachable) {
            changes.add(ChangeGrade.SUSPICIOUS, FindingCode.HIDDEN_OBJECT_REPLACED, detail);
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

    /** Number of the object a reference means; -1 for anything else. */
    static int numberOf(PdfObject value) {
        return value instanceof PdfObject.Ref ref ? ref.number() : -1;
    }
}
