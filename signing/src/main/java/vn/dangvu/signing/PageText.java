package vn.dangvu.signing;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of text on a page and where their letters stand: what a form leaves empty for a stamp, and
 * where nothing stands yet.
 *
 * @param area the page as shown; in millimetres, as everything here
 * @param lines from top to bottom; columns beside each other are one line
 */
public record PageText(Placement area, List<Line> lines) {

    private static final double MILLIMETRES_PER_POINT = 25.4 / 72;

    public PageText {
        lines = List.copyOf(lines);
    }

    /**
     * Reads the first page.
     *
     * @return empty when the text cannot be read, as of an encrypted file
     * @throws IOException when the file itself cannot be read
     */
    public static List<PageText> first(Path pdf) throws IOException {
        return read(pdf, 1, false);
    }

    /**
     * Reads the last pages, the last one last; a page costs a few milliseconds.
     *
     * @return empty when the text cannot be read
     * @throws IOException when the file itself cannot be read
     */
    public static List<PageText> last(Path pdf, int pages) throws IOException {
        return read(pdf, pages, true);
    }

    /** Whether no letter stands there; what is drawn otherwise is not known. */
    public boolean isFree(Placement place) {
        return lines.stream().noneMatch(line -> line.touches(place));
    }

    private static List<PageText> read(Path pdf, int pages, boolean fromTheEnd) throws IOException {
        try (RandomAccessReadBufferedFile bytes = new RandomAccessReadBufferedFile(pdf.toFile())) {
            try (PDDocument document =
                    Loader.loadPDF(bytes, IOUtils.createTempFileOnlyStreamCache())) {
                int all = document.getNumberOfPages();
                int from = fromTheEnd ? Math.max(1, all - pages + 1) : 1;
                int to = fromTheEnd ? all : Math.min(all, pages);
                requireBearable(pdf, from, to);
                List<PageText> read = new ArrayList<>();
                for (int page = from; page <= to; page++) {
                    Letters letters = new Letters(page, area(page, document.getPage(page - 1)));
                    letters.writeText(document, new StringWriter());
                    read.add(new PageText(letters.area, letters.lines));
                }
                return read;
            } catch (IOException | PdfSyntaxException | RuntimeException e) {
                return List.of();
            }
        }
    }

    private static void requireBearable(Path pdf, int from, int to)
            throws IOException, PdfSyntaxException {
        try (PdfBytes bytes = PdfBytes.open(pdf)) {
            PdfFile file = PdfFile.open(bytes);
            List<PageTree.Page> pages = PageTree.pages(file, to);
            for (int i = from - 1; i < pages.size(); i++) {
                PageWeight.requireBearable(file, pages.get(i));
            }
        }
    }

    /** What is shown of a page; PDFBox counts from there, a placement from the edge of the paper. */
    private static Placement area(int number, PDPage page) {
        PDRectangle paper = page.getMediaBox();
        PDRectangle shown = page.getCropBox();
        boolean upright = page.getRotation() == 0;
        boolean lying = page.getRotation() % 180 != 0;
        return new Placement(
                number,
                upright ? millimetres(shown.getLowerLeftX() - paper.getLowerLeftX()) : 0,
                upright ? millimetres(paper.getUpperRightY() - shown.getUpperRightY()) : 0,
                millimetres(lying ? shown.getHeight() : shown.getWidth()),
                millimetres(lying ? shown.getWidth() : shown.getHeight()));
    }

    private static double millimetres(double points) {
        return points * MILLIMETRES_PER_POINT;
    }

    /** A letter with what is composed onto it; between words one without width. */
    private record Letter(String text, double left, double right) {}

    /** One line of a page. */
    public static final class Line {
        private final int page;
        private final List<Letter> letters;
        private final List<Integer> owners = new ArrayList<>();
        private final String text;
        private final double top;
        private final double bottom;

        private Line(int page, List<Letter> letters, double top, double bottom) {
            this.page = page;
            this.letters = letters;
            this.top = top;
            this.bottom = bottom;
            StringBuilder whole = new StringBuilder();
            for (int i = 0; i < letters.size(); i++) {
                whole.append(letters.get(i).text);
                while (owners.size() < whole.length()) {
                    owners.add(i);
                }
            }
            this.text = whole.toString();
        }

        /** In NFC, as it reads from left to right. */
        public String text() {
            return text;
        }

        /**
         * Where a part of {@link #text} stands.
         *
         * @param from index of its first character
         * @param to index after its last one, greater than {@code from}
         */
        public TextPlace place(int from, int to) {
            double left = letters.get(owners.get(from)).left;
            double right = letters.get(owners.get(to - 1)).right;
            return new TextPlace(page, left, top, Math.max(0, right - left), bottom - top);
        }

        private boolean touches(Placement place) {
            return top < place.top() + place.height()
                    && bottom > place.top()
                    && letters.stream()
                            .anyMatch(
                                    letter ->
                                            !letter.text.isBlank()
                                                    && letter.left < place.left() + place.width()
                                                    && letter.right > place.left());
        }
    }

    /** Keeps what PDFBox reads of one page, line by line. */
    private static final class Letters extends PDFTextStripper {
        private static final int MOST_OPERATORS = 2_000_000;
        private static final int MOST_LETTERS = 200_000;

        private final Placement area;
        private int operators;
        private int read;
        private final List<Line> lines = new ArrayList<>();
        private List<Letter> letters = new ArrayList<>();
        private double top;
        private double bottom;

        Letters(int page, Placement area) {
            this.area = area;
            setSortByPosition(true);
            setStartPage(page);
            setEndPage(page);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
            if (++operators > MOST_OPERATORS) {
                throw new IOException("too much is drawn on one page");
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void processTextPosition(TextPosition position) {
            if (++read > MOST_LETTERS) {
                throw new IllegalStateException("too many letters on one page");
            }
            super.processTextPosition(position);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            for (TextPosition position : positions) {
                double base = millimetres(position.getYDirAdj()) + area.top();
                double high = base - millimetres(position.getHeightDir());
                top = letters.isEmpty() ? high : Math.min(top, high);
                bottom = letters.isEmpty() ? base : Math.max(bottom, base);
                double left = millimetres(position.getXDirAdj()) + area.left();
                add(position.getUnicode(), left, left + millimetres(position.getWidthDirAdj()));
            }
        }

        private void add(String unicode, double left, double right) {
            Letter before = letters.isEmpty() ? null : letters.get(letters.size() - 1);
            if (before != null && isMark(unicode)) {
                String composed = Normalizer.normalize(before.text + unicode, Normalizer.Form.NFC);
                letters.set(letters.size() - 1, new Letter(composed, before.left, before.right));
            } else {
                letters.add(
                        new Letter(
                                Normalizer.normalize(unicode, Normalizer.Form.NFC), left, right));
            }
        }

        private static boolean isMark(String unicode) {
            return !unicode.isEmpty()
                    && Character.getType(unicode.codePointAt(0)) == Character.NON_SPACING_MARK;
        }

        @Override
        protected void writeWordSeparator() {
            if (!letters.isEmpty()) {
                double end = letters.get(letters.size() - 1).right;
                letters.add(new Letter(" ", end, end));
            }
        }

        @Override
        protected void writeLineSeparator() {
            endLine();
        }

        @Override
        protected void writeParagraphStart() {
            endLine();
        }

        @Override
        protected void endPage(PDPage page) {
            endLine();
        }

        private void endLine() {
            if (!letters.isEmpty()) {
                lines.add(new Line(area.page(), letters, top, bottom));
                letters = new ArrayList<>();
            }
        }
    }
}
