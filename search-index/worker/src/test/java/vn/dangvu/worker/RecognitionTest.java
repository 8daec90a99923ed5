package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.analysis.VietnameseText;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

class RecognitionTest {

    private static final String TEXT = "Đảng ủy Khối hướng dẫn sinh hoạt chuyên đề";

    @TempDir Path dir;

    private BufferedImage picture() throws IOException {
        Path pdf = SampleDocuments.pdf(dir.resolve("text.pdf"), List.of(TEXT));
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFRenderer(document).renderImageWithDPI(0, 200, ImageType.GRAY);
        }
    }

    private Path scan() throws IOException {
        Path file = dir.resolve("scan.pdf");
        BufferedImage picture = picture();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        LosslessFactory.createFromImage(document, picture), 0, 0, 612, 792);
            }
            document.save(file.toFile());
        }
        return file;
    }

    @Test
    void aScanHasNoTextUnlessItIsRecognised() throws IOException {
        ReadHere read = ReadHere.file(scan());
        assertThat(read.outcome().verdict()).isEqualTo("NOT_SEARCHABLE");
        assertThat(read.outcome().reason()).isEqualTo("NO_TEXT");
        assertThat(read.pages().get(0).source()).isEqualTo("PICTURE");
    }

    /** Scanners and signing programs leave a line of letters on the picture. */
    @Test
    void aStampOnAScanDoesNotHideThatTheRestIsAPicture() throws IOException {
        Path file = dir.resolve("stamped.pdf");
        try (PDDocument document = Loader.loadPDF(scan().toFile());
                InputStream ttf = PDDocument.class.getResourceAsStream(SampleDocuments.FONT)) {
            PDPage page = document.getPage(0);
            try (PDPageContentStream content =
                    new PDPageContentStream(
                            document, page, PDPageContentStream.AppendMode.APPEND, true)) {
                content.beginText();
                content.setFont(PDType0Font.load(document, ttf), 8);
                content.newLineAtOffset(20, 20);
                content.showText("Ký bởi: Đảng ủy Khối");
                content.endText();
            }
            document.save(file.toFile());
        }
        ReadHere read = ReadHere.file(file);
        assertThat(read.pages().get(0).source()).isEqualTo("PICTURE");
        assertThat(read.text()).isEqualTo("Ký bởi: Đảng ủy Khối");
        assertThat(read.outcome().verdict()).isEqualTo("PARTLY");
    }

    @Test
    void readsScansAndPictures() throws IOException {
        assumeTrue(Recognition.isInstalled(), "Tesseract with Vietnamese is not installed");
        Path png = dir.resolve("scan.png");
        ImageIO.write(picture(), "png", png.toFile());
        for (Path file : List.of(scan(), png)) {
            ReadHere read = ReadHere.file(file, 1);
            assertThat(VietnameseText.fold(read.text())).contains("sinh hoat chuyen de");
            assertThat(read.pages().get(0).source()).isEqualTo("RECOGNISED");
            assertThat(read.pages().get(0).confidence()).isBetween(0.7, 1.0);
            assertThat(read.outcome().verdict()).isEqualTo("SEARCHABLE");
            assertThat(read.outcome().language()).isEqualTo("vi");
        }
    }

    @Test
    void keepsOnlyWordsTesseractBelieves() {
        String table =
                """
                level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
                4\t1\t1\t1\t1\t0\t0\t0\t0\t0\t-1\t
                5\t1\t1\t1\t1\t1\t0\t0\t0\t0\t96.1\tĐảng
                5\t1\t1\t1\t1\t2\t0\t0\t0\t0\t91.0\tviên
                5\t1\t1\t1\t1\t3\t0\t0\t0\t0\t3.0\t~|
                5\t1\t1\t1\t2\t1\t0\t0\t0\t0\t88\tmới
                """;
        assertThat(Recognition.sureWords(table).text()).isEqualTo("Đảng viên\nmới");
        assertThat(Recognition.sureWords(table).confidence()).isCloseTo(0.92, within(0.01));
    }
}
