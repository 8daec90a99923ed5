package vn.dangvu.worker;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import vn.dangvu.index.PageText;
import vn.dangvu.index.TextSource;
import vn.dangvu.index.wire.Page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Puts the zones of a labelled document on pages, as a writer, a PDF or an optical reader leaves them. */
final class LabelledPages {

    private static final int LINES_OF_BODY = 30;

    private final LabelledWords words;

    LabelledPages(LabelledWords words) {
        this.words = words;
    }

    /** Two things that stand beside each other; the right one may be empty. */
    private record Row(String left, String right) {}

    /**
     * The pages as the worker would send them.
     *
     * @param pdf file to go through; null = straight as text
     */
    List<PageText> of(LabelledDocuments.Zones zones, boolean recognised, Path pdf)
            throws IOException {
        List<List<Row>> sheets = sheets(zones);
        if (pdf != null) {
            write(sheets, pdf);
            return ReadHere.file(pdf).pages().stream().map(LabelledPages::text).toList();
        }
        List<PageText> pages = new ArrayList<>();
        boolean decomposed = words.in(20);
        for (List<Row> sheet : sheets) {
            StringBuilder text = new StringBuilder();
            for (Row row : sheet) {
                text.append((row.left() + "  " + row.right()).strip()).append('\n');
            }
            String plain = recognised ? misread(text.toString()) : text.toString();
            pages.add(
                    new PageText(
                            pages.size() + 1,
                            decomposed ? Normalizer.normalize(plain, Normalizer.Form.NFD) : plain,
                            recognised ? TextSource.RECOGNISED : TextSource.DOCUMENT,
                            "",
                            recognised ? 0.9 : 1));
        }
        return pages;
    }

    private static PageText text(Page page) {
        return new PageText(page.number(), page.text());
    }

    private List<List<Row>> sheets(LabelledDocuments.Zones zones) {
        List<Row> rows = new ArrayList<>();
        if (words.in(12)) {
            rows.add(new Row("", words.in(50) ? "HỎA TỐC" : "DỰ THẢO"));
        }
        beside(rows, zones.left, zones.right);
        rows.add(new Row("", ""));
        zones.title.forEach(line -> rows.add(new Row(line, "")));
        rows.add(new Row("", ""));
        for (String sentence : zones.body) {
            LabelledDocuments.broken(sentence, 84).forEach(line -> rows.add(new Row(line, "")));
        }
        List<List<Row>> sheets = new ArrayList<>();
        sheets.add(new ArrayList<>(rows.subList(0, Math.min(rows.size(), LINES_OF_BODY))));
        if (rows.size() > LINES_OF_BODY) {
            List<Row> second = new ArrayList<>();
            second.add(new Row("2", ""));
            second.addAll(rows.subList(LINES_OF_BODY, rows.size()));
            sheets.add(second);
        }
        List<Row> last = sheets.get(sheets.size() - 1);
        last.add(new Row("", ""));
        beside(last, zones.recipientLines, zones.signature);
        if (!zones.appendix.isEmpty()) {
            sheets.add(zones.appendix.stream().map(line -> new Row(line, "")).toList());
        }
        return sheets;
    }

    /** Row by row, as tables are read, or one column after the other. */
    private void beside(List<Row> rows, List<String> left, List<String> right) {
        if (words.in(50)) {
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                rows.add(
                        new Row(
                                i < left.size() ? left.get(i) : "",
                                i < right.size() ? right.get(i) : ""));
            }
        } else {
            left.forEach(line -> rows.add(new Row(line, "")));
            right.forEach(line -> rows.add(new Row("", line)));
        }
    }

    private static void write(List<List<Row>> sheets, Path file) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream ttf = PDDocument.class.getResourceAsStream(SampleDocuments.FONT)) {
            PDFont font = PDType0Font.load(document, ttf);
            for (List<Row> sheet : sheets) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    float y = 750;
                    for (Row row : sheet) {
                        show(content, font, row.left(), 50, y);
                        show(content, font, row.right(), 330, y);
                        y -= 15;
                    }
                }
            }
            document.save(file.toFile());
        }
    }

    private static void show(
            PDPageContentStream content, PDFont font, String text, float x, float y)
            throws IOException {
        if (!text.isEmpty()) {
            content.beginText();
            content.setFont(font, 10);
            content.newLineAtOffset(x, y);
            content.showText(text);
            content.endText();
        }
    }

    /** Marks dropped or changed in one word of 25, a letter in one of 80, specks as lines. */
    private String misread(String text) {
        StringBuilder read = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            StringBuilder wrong = new StringBuilder();
            for (String word : line.split("(?<= )")) {
                wrong.append(misreadWord(word));
            }
            read.append(wrong).append('\n');
            if (words.in(4)) {
                read.append(words.in(50) ? "|\n" : ". _\n");
            }
        }
        return read.toString();
    }

    private String misreadWord(String word) {
        if (words.below(25) == 0) {
            return otherMark(word);
        }
        return words.below(80) == 0
                ? word.replace("rn", "m").replace("l", "1").replace("O", "0").replace("ii", "ú")
                : word;
    }

    private String otherMark(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        String other =
                words.in(50)
                        ? apart.replaceFirst("[\u0300\u0301\u0303\u0309\u0323]", "")
                        : apart.replace('\u0301', '\u0309').replace('\u0300', '\u0301');
        return Normalizer.normalize(other, Normalizer.Form.NFC);
    }
}
