package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

class PdfReaderTest {

    @TempDir Path dir;

    @Test
    void lettersPrintedTwiceToLookBoldAreReadOnce() throws IOException {
        Path file = dir.resolve("bold.pdf");
        try (PDDocument document = new PDDocument();
                InputStream ttf = PDDocument.class.getResourceAsStream(SampleDocuments.FONT)) {
            PDFont font = PDType0Font.load(document, ttf);
            write(document, font, "Nghị quyết của Đảng ủy Khối", 0, 0.4f);
            write(document, font, "Nghị quyết của Đảng ủy Khối", 0);
            document.save(file.toFile());
        }
        assertThat(ReadHere.file(file).pages())
                .extracting(page -> page.text().strip())
                .containsExactly("Nghị quyết của Đảng ủy Khối", "Nghị quyết của Đảng ủy Khối");
    }

    /** The line once for each shift, in points. */
    private static void write(PDDocument document, PDFont font, String line, float... shifts)
            throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (float shift : shifts) {
                content.beginText();
                content.setFont(font, 14);
                content.newLineAtOffset(60 + shift, 700);
                content.showText(line);
                content.endText();
            }
        }
    }
}
