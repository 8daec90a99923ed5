package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;

class PageTextTest {
    private static final double MILLIMETRE = 72 / 25.4;

    @TempDir Path folder;

    private static void write(
            PDDocument document, PDPage page, double left, double top, String text)
            throws Exception {
        try (PDPageContentStream content =
                new PDPageContentStream(
                        document, page, PDPageContentStream.AppendMode.APPEND, false)) {
            PDType0Font font = AppearanceDrawing.font(document);
            content.beginText();
            content.setFont(font, 14);
            content.newLineAtOffset(
                    (float) (left * MILLIMETRE),
                    page.getMediaBox().getHeight() - (float) (top * MILLIMETRE));
            content.showText(text);
            content.endText();
        }
    }

    private Path save(PDDocument document) throws Exception {
        Path file = folder.resolve("text.pdf");
        document.save(file.toFile());
        return file;
    }

    @Test
    void readsColumnsBesideEachOtherAsOneLineAndKnowsWhereEachWordStands() throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            write(document, page, 30, 40, "Số");
            write(document, page, 45, 40, Normalizer.normalize("-HD/ĐUK", Normalizer.Form.NFD));
            write(document, page, 120, 40, "Bình An, ngày");

            PageText text = PageText.first(save(document)).get(0);

            PageText.Line line = text.lines().get(0);
            assertThat(line.text()).isEqualTo("Số -HD/ĐUK Bình An, ngày");
            TextPlace notation = line.place(3, 10);
            assertThat(notation.left()).isCloseTo(45, within(0.5));
            assertThat(notation.top() + notation.height()).isCloseTo(40, within(0.5));
            assertThat(text.isFree(new Placement(1, 70, 30, 40, 20))).isTrue();
            assertThat(text.isFree(new Placement(1, 70, 30, 55, 20))).isFalse();
            assertThat(text.isFree(new Placement(1, 20, 41, 180, 20))).isTrue();
        }
    }

    @Test
    void givesTheLastPagesAlsoWhenNothingStandsOnThem() throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDPage first = new PDPage(PDRectangle.A4);
            document.addPage(first);
            write(document, first, 30, 40, "Trang đầu");
            PDPage last = new PDPage(PDRectangle.A5);
            last.setRotation(90);
            document.addPage(last);

            assertThat(PageText.last(save(document), 2))
                    .extracting(text -> text.area().page(), text -> text.lines().size())
                    .containsExactly(tuple(1, 1), tuple(2, 0));
            Placement lying = PageText.last(save(document), 1).get(0).area();
            assertThat(lying.width()).isCloseTo(210, within(0.5));
            assertThat(lying.height()).isCloseTo(148, within(0.5));
        }
    }

    @Test
    void countsFromThePaperWhereOnlyAPartOfItIsShown() throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setCropBox(
                    new PDRectangle(
                            (float) (10 * MILLIMETRE),
                            (float) (20 * MILLIMETRE),
                            (float) (190 * MILLIMETRE),
                            (float) (257 * MILLIMETRE)));
            document.addPage(page);
            write(document, page, 30, 60, "Trong khung");

            PageText text = PageText.first(save(document)).get(0);

            assertThat(text.area().left()).isCloseTo(10, within(0.1));
            assertThat(text.area().top()).isCloseTo(20, within(0.1));
            TextPlace place = text.lines().get(0).place(0, 5);
            assertThat(place.left()).isCloseTo(30, within(0.5));
            assertThat(place.top() + place.height()).isCloseTo(60, within(0.5));
        }
    }

    /** A page of 200 MB that takes 200 KB, and one of three million operators. */
    @Test
    void aPageThatUnpacksToTooMuchIsNotRead() throws Exception {
        for (int[] bomb : new int[][] {{200 << 20, 0}, {0, 3_000_000}}) {
            try (PDDocument document = new PDDocument()) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                PDStream content = new PDStream(document);
                try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                    byte[] blanks = new byte[1 << 20];
                    Arrays.fill(blanks, (byte) ' ');
                    for (int i = 0; i < bomb[0]; i += blanks.length) {
                        out.write(blanks);
                    }
                    for (int i = 0; i < bomb[1]; i++) {
                        out.write("q Q\n".getBytes(StandardCharsets.US_ASCII));
                    }
                }
                page.setContents(content);
                assertThat(PageText.first(save(document))).isEmpty();
            }
        }
    }
}
