package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was done to pages and their annotations. */
final class PageChanges {

    private final PdfFile before;
    private final PdfFile now;
    private final Permissions permissions;
    private final FormChanges form;
    private final Changes changes;

    PageChanges(
            PdfFile before,
            PdfFile now,
            Permissions permissions,
            FormChanges form,
            Changes changes) {
        this.before = before;
        this.now = now;
        this.permissions = permissions;
        this.form = form;
        this.changes = changes;
    }

    /** Explains a page that has another dictionary. */
    void comparePage(int number) throws PdfSyntaxException {
        PdfObject.Dict old = before.dict(before.object(number));
        PdfObject.Dict current = now.dict(now.object(number));
        for (String key : ChangedObjects.differing(old, current)) {
            switch (key) {
                case "Annots" ->
                        compareAnnotations(
                                before.resolve(old.get(key)), now.resolve(current.get(key)));
                case "LastModified" ->
                        judgeInformation(key, current.get(key), PdfObject.Text.class);
                case "StructParents" ->
                        judgeInformation(key, current.get(key), PdfObject.Num.class);
                case "Tabs" -> judgeInformation(key, current.get(key), PdfObject.Name.class);
                case "AA" -> changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_ACTION, "page");
                default ->
                        changes.add(
                                ChangeGrade.MODIFIED,
                                FindingCode.CHANGED_PAGE_CONTENT,
                                "object " + number + " /" + key);
            }
        }
    }

    // a page's dictionary may be a list of things to draw, too: then such a key names one of them
    private void judgeInformation(String key, PdfObject value, Class<? extends PdfObject> kind) {
        boolean harmless = kind.isInstance(value) || value instanceof PdfObject.Null;
        changes.add(
                harmless ? ChangeGrade.INFORMATION : ChangeGrade.MODIFIED,
                harmless ? FindingCode.CHANGED_INFORMATION : FindingCode.CHANGED_PAGE_CONTENT,
                key);
    }

    /** Compares the annotations of a page, which lie over each other in their order. */
    void compareAnnotations(PdfObject old, PdfObject current) {
        if (!(current instanceof PdfObject.Array)) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_ANNOTATION, "no list any more");
            return;
        }
        List<PdfObject> earlier = items(old);
        List<PdfObject> later = items(current);
        Set<PdfObject> known = new HashSet<>(earlier);
        List<PdfObject> kept = new ArrayList<>(later);
        kept.removeIf(annotation -> !known.contains(annotation));
        if (!kept.equals(earlier)) {
            changes.add(
                    ChangeGrade.MODIFIED,
                    FindingCode.CHANGED_ANNOTATION,
                    "annotation taken away or moved");
        }
        for (PdfObject annotation : later) {
            if (known.contains(annotation)) {
                continue;
            }
            if (!form.isNewSignature(annotation)) {
                changes.add(
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
}
