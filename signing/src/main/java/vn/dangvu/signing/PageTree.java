package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The pages of a document in their order, with what they inherit. */
final class PageTree {

    private static final int DEEPEST = 64;
    private static final int MOST_PAGES = 1_000_000;

    /**
     * A page.
     *
     * @param ref null when written directly into its parent, where it cannot be changed
     */
    record Page(PdfObject.Ref ref, PdfObject.Dict dict, PdfObject mediaBox, PdfObject rotate) {}

    private final PdfFile file;
    private final int most;
    private final List<Page> pages = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();

    private PageTree(PdfFile file, int most) {
        this.file = file;
        this.most = most;
    }

    static List<Page> pages(PdfFile file) throws PdfSyntaxException {
        return pages(file, MOST_PAGES);
    }

    /** The first pages only. */
    static List<Page> pages(PdfFile file, int most) throws PdfSyntaxException {
        PageTree tree = new PageTree(file, most);
        PdfObject root = file.catalog().get("Pages");
        tree.collect(root, PdfObject.NULL, PdfObject.NULL, PdfObject.NULL, 0);
        return tree.pages;
    }

    private void collect(
            PdfObject at, PdfObject mediaBox, PdfObject cropBox, PdfObject rotate, int depth)
            throws PdfSyntaxException {
        if (pages.size() >= most) {
            return;
        }
        file.spend(1);
        PdfObject.Ref ref = at instanceof PdfObject.Ref found ? found : null;
        if (depth > DEEPEST || seen.size() > MOST_PAGES) {
            throw new PdfSyntaxException(
                    PdfSyntaxException.Kind.TOO_COMPLEX, "page tree too deep or too large");
        }
        if (ref != null && !seen.add(ref.number())) {
            throw new PdfSyntaxException("page tree runs in a circle");
        }
        if (!(file.resolve(at) instanceof PdfObject.Dict dict)) {
            throw new PdfSyntaxException("no page where the page tree has one");
        }
        PdfObject media = dict.has("MediaBox") ? dict.get("MediaBox") : mediaBox;
        PdfObject crop = dict.has("CropBox") ? dict.get("CropBox") : cropBox;
        PdfObject turned = dict.has("Rotate") ? dict.get("Rotate") : rotate;
        if (dict.has("Kids")) {
            for (PdfObject kid : file.array(dict.get("Kids"))) {
                collect(kid, media, crop, turned, depth + 1);
            }
        } else {
            PdfObject shown = crop instanceof PdfObject.Null ? media : crop;
            pages.add(new Page(ref, dict, file.resolve(shown), file.resolve(turned)));
        }
    }
}
