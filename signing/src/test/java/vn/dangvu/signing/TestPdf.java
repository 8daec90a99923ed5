package vn.dangvu.signing;

import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

import java.io.IOException;
import java.nio.file.Path;

/** Small documents made on the spot. */
final class TestPdf {

    private TestPdf() {}

    /** With a cross-reference table. */
    static Path plain(Path file, int pages) {
        return write(file, pages, CompressParameters.NO_COMPRESSION);
    }

    /** With object streams and a cross-reference stream. */
    static Path compressed(Path file, int pages) {
        return write(file, pages, CompressParameters.DEFAULT_COMPRESSION);
    }

    private static Path write(Path file, int pages, CompressParameters compression) {
        try (PDDocument document = new PDDocument()) {
            for (int i = 1; i <= pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(72, 720);
                    content.showText("Page " + i + ": one hundred dong");
                    content.endText();
                }
            }
            document.getDocumentInformation().setTitle("Report");
            document.save(file.toFile(), compression);
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
