package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.nio.file.Path;

class TextPlaceTest {

    @TempDir Path folder;

    @Test
    void findsTheSignersPositionAndPutsTheSignatureUnderIt() throws Exception {
        Path file = folder.resolve("position.pdf");
        try (PDDocument document = new PDDocument();
                InputStream font =
                        TextPlace.class.getResourceAsStream("LiberationSerif-Regular.ttf")) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font serif = PDType0Font.load(document, font, true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(serif, 14);
                content.newLineAtOffset(72, 200);
                content.showText("Nơi nhận:");
                content.newLineAtOffset(250, 0);
                content.showText("PHÓ BÍ THƯ");
                content.endText();
            }
            document.save(file.toFile());
        }
        TextPlace place = TextPlace.find(file, "Phó Bí thư", 3).orElseThrow();
        assertThat(place.page()).isEqualTo(1);
        assertThat(place.left()).isCloseTo((72 + 250) * 25.4 / 72, within(1.0));
        assertThat(place.top() + place.height()).isCloseTo((841.89 - 200) * 25.4 / 72, within(1.0));
        Placement placement = place.below(50, 25, 2);
        assertThat(placement.top()).isGreaterThan(place.top() + place.height());
        assertThat(placement.left() + placement.width() / 2)
                .isCloseTo(place.left() + place.width() / 2, within(0.1));
        assertThat(TextPlace.find(file, "Chủ tịch", 3)).isEmpty();
    }
}
