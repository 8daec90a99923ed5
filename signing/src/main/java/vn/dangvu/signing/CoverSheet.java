package vn.dangvu.signing;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import vn.dangvu.signing.pdf.PdfBytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A page of its own for what cannot be stamped onto a document because its signer forbade every change
 * (DocMDP P=1, a lock). The document goes along untouched as an attachment, named by its SHA-256; the
 * sheet is then signed and stamped in its place.
 *
 * @param title first line
 * @param lines what the sheet says about the document; long lines are made smaller to fit
 */
public record CoverSheet(String title, List<String> lines) {

    private static final float MARGIN = 70;
    private static final float TITLE_POINTS = 15;
    private static final float LINE_POINTS = 12;

    public CoverSheet {
        lines = List.copyOf(lines);
    }

    /** Whether a document got no stamp for a reason that a cover sheet helps with. */
    public static boolean helps(UnsignableDocumentException refused) {
        return switch (refused.reason()) {
            case CERTIFICATION_FORBIDS, FIELD_LOCKED, NOT_PERMITTED, XFA -> true;
            default -> false;
        };
    }

    /**
     * Writes the sheet with the document in it.
     *
     * @param document stays as it is, byte for byte
     * @param name of the attachment
     * @param target written anew, replaced if it exists
     * @throws IOException when a file cannot be read or written
     */
    public void write(Path document, String name, Path target) throws IOException {
        try (PDDocument sheet = new PDDocument();
                InputStream in = Files.newInputStream(document)) {
            draw(sheet, name, sha256(document));
            attach(sheet, new PDEmbeddedFile(sheet, in), name, Files.size(document));
            sheet.save(target.toFile());
        }
    }

    private void draw(PDDocument sheet, String name, String sha256) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        sheet.addPage(page);
        PDType0Font font = AppearanceDrawing.font(sheet);
        List<String> all = new ArrayList<>(lines);
        all.add(name);
        all.add("SHA-256: " + sha256);
        float y = PDRectangle.A4.getHeight() - 2 * MARGIN;
        try (PDPageContentStream content = new PDPageContentStream(sheet, page)) {
            line(content, font, title, TITLE_POINTS, y);
            for (String line : all) {
                y -= 2 * LINE_POINTS;
                line(content, font, line, LINE_POINTS, y);
            }
        }
    }

    private static void line(
            PDPageContentStream content, PDType0Font font, String text, float wanted, float y)
            throws IOException {
        String shown = AppearanceDrawing.writable(font, text);
        float room = PDRectangle.A4.getWidth() - 2 * MARGIN;
        float width = font.getStringWidth(shown) / 1000;
        float size = width > 0 ? Math.min(wanted, room / width) : wanted;
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(MARGIN, y);
        content.showText(shown);
        content.endText();
    }

    private static void attach(PDDocument sheet, PDEmbeddedFile file, String name, long size) {
        file.setSubtype("application/pdf");
        file.setSize((int) Math.min(size, Integer.MAX_VALUE));
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setEmbeddedFile(file);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(name, specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(sheet.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        sheet.getDocumentCatalog().setNames(names);
    }

    private static String sha256(Path file) throws IOException {
        try (PdfBytes bytes = PdfBytes.open(file)) {
            return new DocumentDigests(bytes).ofFile();
        }
    }
}
