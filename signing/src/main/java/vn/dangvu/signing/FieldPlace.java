package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds where a field stands, so that something can be put to it: the seal over a signature. */
public final class FieldPlace {

    private FieldPlace() {}

    /**
     * The place of a field that is shown.
     *
     * @param name fully qualified
     * @return empty when there is no such field, or it has no extent on an upright page
     * @throws IOException when the file cannot be read; one that is no sound PDF has no fields
     */
    public static Optional<Placement> find(Path pdf, String name) throws IOException {
        try (PdfBytes bytes = PdfBytes.open(pdf)) {
            PdfFile file = PdfFile.open(bytes);
            List<PageTree.Page> pages = PageTree.pages(file);
            for (FormField field : FormField.all(file)) {
                if (field.name().equals(name) && field.ref() != null) {
                    for (int i = 0; i < pages.size(); i++) {
                        if (file.array(pages.get(i).dict().get("Annots")).contains(field.ref())) {
                            return place(file, field, pages.get(i), i + 1);
                        }
                    }
                }
            }
            return Optional.empty();
        } catch (PdfSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Placement> place(
            PdfFile file, FormField field, PageTree.Page page, int number)
            throws PdfSyntaxException {
        double[] box = Preparation.numbers(file, page.mediaBox());
        double[] shown = Preparation.numbers(file, field.dict().get("Rect"));
        double width = AppearanceDrawing.millimetres(shown[2] - shown[0]);
        double height = AppearanceDrawing.millimetres(shown[3] - shown[1]);
        if (Preparation.rotation(page) != 0 || width <= 0 || height <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Placement(
                        number,
                        AppearanceDrawing.millimetres(shown[0] - box[0]),
                        AppearanceDrawing.millimetres(box[3] - shown[3]),
                        width,
                        height));
    }
}
