package vn.dangvu.signing;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a line of text stands, so that a signature can be put to it: under the line with the signer's
 * position, above his name.
 *
 * @param page 1 is the first
 * @param left in millimetres from the left edge of the page as shown, as in {@link Placement}
 * @param top of the line
 */
public record TextPlace(int page, double left, double top, double width, double height) {

    private static final double MILLIMETRES_PER_POINT = 25.4 / 72;

    /** A field of that size centred under the line, {@code gap} millimetres below it. */
    public Placement below(double fieldWidth, double fieldHeight, double gap) {
        return new Placement(
                page,
                Math.max(0, left + width / 2 - fieldWidth / 2),
                top + height + gap,
                fieldWidth,
                fieldHeight);
    }

    /**
     * Looks for the last line that holds a text, since a document is signed at its end.
     *
     * @param text compared without regard to case and to how letters are composed
     * @param lastPages how many pages at the end are searched; a page costs a few milliseconds
     * @return empty when no line holds it or the text of the file cannot be read
     * @throws IOException when the file itself cannot be read
     */
    public static Optional<TextPlace> find(Path pdf, String text, int lastPages)
            throws IOException {
        try (RandomAccessReadBufferedFile bytes = new RandomAccessReadBufferedFile(pdf.toFile())) {
            try (PDDocument document =
                    Loader.loadPDF(bytes, IOUtils.createTempFileOnlyStreamCache())) {
                Lines lines = new Lines(folded(text));
                lines.setSortByPosition(true);
                int pages = document.getNumberOfPages();
                lines.setStartPage(Math.max(1, pages - lastPages + 1));
                lines.setEndPage(pages);
                lines.writeText(document, new StringWriter());
                return Optional.ofNullable(lines.last);
            } catch (IOException | RuntimeException e) {
                return Optional.empty();
            }
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Remembers the last line that holds the wanted text. */
    private static final class Lines extends PDFTextStripper {
        private final String wanted;
        private TextPlace last;

        Lines(String wanted) {
            this.wanted = wanted;
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            if (!positions.isEmpty() && folded(text).contains(wanted)) {
                last = place(matching(positions));
            }
        }

        // the column of the signer, not the whole line with what stands beside it
        private List<TextPosition> matching(List<TextPosition> positions) {
            StringBuilder text = new StringBuilder();
            List<Integer> starts = new ArrayList<>();
            for (TextPosition position : positions) {
                starts.add(text.length());
                text.append(folded(position.getUnicode()).isEmpty() ? " " : position.getUnicode());
            }
            int at = text.toString().toLowerCase(Locale.ROOT).indexOf(wanted);
            if (at < 0) {
                return positions;
            }
            List<TextPosition> matching = new ArrayList<>();
            for (int i = 0; i < positions.size(); i++) {
                if (starts.get(i) >= at && starts.get(i) < at + wanted.length()) {
                    matching.add(positions.get(i));
                }
            }
            return matching.isEmpty() ? positions : matching;
        }

        private TextPlace place(List<TextPosition> positions) {
            double left = Double.MAX_VALUE;
            double right = 0;
            double bottom = 0;
            double height = 0;
            for (TextPosition position : positions) {
                left = Math.min(left, position.getXDirAdj());
                right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
                bottom = Math.max(bottom, position.getYDirAdj());
                height = Math.max(height, position.getHeightDir());
            }
            return new TextPlace(
                    getCurrentPageNo(),
                    left * MILLIMETRES_PER_POINT,
                    (bottom - height) * MILLIMETRES_PER_POINT,
                    (right - left) * MILLIMETRES_PER_POINT,
                    height * MILLIMETRES_PER_POINT);
        }
    }
}
