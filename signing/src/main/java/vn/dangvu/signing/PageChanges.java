package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.List;

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
                case "LastModified", "PieceInfo", "Tabs" ->
                        changes.add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, key);
                case "AA" -> changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_ACTION, "page");
                default ->
                        changes.add(
                                ChangeGrade.MODIFIED,
                                FindingCode.CHANGED_PAGE_CONTENT,
                                "object " + number + " /" + key);
            }
        }
    }

    /** Compares the annotations of a page. */
    void compareAnnotations(PdfObject old, PdfObject current) {
        List<PdfObject> earlier = items(old);
        List<PdfObject> later = items(current);
        if (!later.containsAll(earlier)) {
            changes.add(
                    ChangeGrade.MODIFIED, FindingCode.CHANGED_ANNOTATION, "annotation taken away");
        }
        for (PdfObject annotation : later) {
            if (earlier.contains(annotation)) {
                continue;
            }
            if (!form.isSignature(annotation)) {
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
