package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was done to the trailer and the document catalog. */
final class CatalogChanges {

    private static final String ADDITIONAL = "AdditionalStreams";
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
                    "DocChecksum",
                    ADDITIONAL);

    private final PdfFile before;
    private final PdfFile now;
    private final FormChanges form;
    private final Changes changes;

    CatalogChanges(PdfFile before, PdfFile now, FormChanges form, Changes changes) {
        this.before = before;
        this.now = now;
        this.form = form;
        this.changes = changes;
    }

    /** Compares the trailers. */
    void compareTrailers() throws PdfSyntaxException {
        for (String key : now.trailer().entries().keySet()) {
            PdfObject value = now.trailer().get(key);
            boolean known =
                    KNOWN_TRAILER_KEYS.contains(key)
                            || before.sections().stream()
                                    .anyMatch(section -> value.equals(section.trailer().get(key)));
            if (!known) {
                changes.add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_CATALOG, "trailer /" + key);
            }
        }
        if (!before.trailer().get("Root").equals(now.trailer().get("Root"))) {
            changes.add(
                    ChangeGrade.MODIFIED, FindingCode.CHANGED_CATALOG, "another document catalog");
            compareCatalogs();
        }
        if (!before.trailer().get("Encrypt").equals(now.trailer().get("Encrypt"))) {
            changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_CATALOG, "encryption");
        }
        if (!before.trailer().get("Info").equals(now.trailer().get("Info"))) {
            changes.add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, "");
        }
        if (bringsAnotherDocument()) {
            changes.add(
                    ChangeGrade.SUSPICIOUS,
                    FindingCode.CHANGED_CATALOG,
                    "document for LibreOffice to open instead");
        }
        String title = DocumentTitle.of(now);
        // without one a reader shows the name of the file, which nobody signs
        if (!title.isEmpty() && !title.equals(DocumentTitle.of(before))) {
            changes.add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_INFORMATION, "title");
        }
    }

    // LibreOffice opens the document it finds there and not the pages; programs that sign write
    // references into the list that lead to anything but a stream
    private boolean bringsAnotherDocument() throws PdfSyntaxException {
        List<PdfObject> earlier = new ArrayList<>();
        for (PdfObject item : before.array(before.trailer().get(ADDITIONAL))) {
            earlier.add(before.resolve(item));
        }
        for (PdfObject item : now.array(now.trailer().get(ADDITIONAL))) {
            PdfObject value = now.resolve(item);
            boolean known = !(value instanceof PdfObject.Stream);
            for (PdfObject other : earlier) {
                known = known || ChangedObjects.same(other, value);
            }
            if (!known) {
                return true;
            }
        }
        return false;
    }

    /** Compares the document catalogs. */
    void compareCatalogs() throws PdfSyntaxException {
        PdfObject.Dict old = before.catalog();
        PdfObject.Dict current = now.catalog();
        for (String key : ChangedObjects.differing(old, current)) {
            switch (key) {
                case "DSS" ->
                        changes.add(
                                ChangeGrade.ALLOWED,
                                FindingCode.CHANGED_ALLOWED,
                                "validation data");
                case "AcroForm" -> form.compareDictionaries();
                case "Extensions" ->
                        changes.add(ChangeGrade.ALLOWED, FindingCode.CHANGED_ALLOWED, key);
                case "Metadata", "Version" ->
                        changes.add(ChangeGrade.INFORMATION, FindingCode.CHANGED_INFORMATION, key);
                case "OpenAction", "AA" ->
                        changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_ACTION, key);
                case "Pages" -> changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_PAGES, "");
                case "Names", "OCProperties", "Dests", "URI" ->
                        changes.add(ChangeGrade.MODIFIED, FindingCode.CHANGED_CATALOG, key);
                default -> changes.add(ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_CATALOG, key);
            }
        }
    }
}
