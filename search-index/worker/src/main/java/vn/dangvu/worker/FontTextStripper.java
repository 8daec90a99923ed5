package vn.dangvu.worker;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Text of a page with its fonts. In simple fonts of legacy encodings the codes of the characters are
 * taken, not what the file says they mean: {@code ư} of TCVN3 would come as a hyphen.
 */
final class FontTextStripper extends PDFTextStripper {

    /** Points: a letter printed over itself to look bold is moved by less. */
    private static final float CELL = 2;

    private final Map<PDFont, Boolean> legacy = new HashMap<>();
    private final long[] printed = new long[4_096];
    private PDPage source;
    private FontText page = new FontText();
    private boolean printedTwice;

    FontTextStripper() {
        // pages are not counted here
        setStartPage(0);
    }

    FontText page(PDDocument document, PDPage from) throws IOException {
        source = from;
        // to look for such letters everywhere costs a third of the reading, and few pages have any
        setSuppressDuplicateOverlappingText(false);
        read(document);
        if (printedTwice) {
            setSuppressDuplicateOverlappingText(true);
            read(document);
        }
        return page;
    }

    private void read(PDDocument document) throws IOException {
        page = new FontText();
        Arrays.fill(printed, 0);
        printedTwice = false;
        getText(document);
    }

    /** Only the page wanted: to go through all of them for each costs their square. */
    @Override
    protected void processPages(PDPageTree all) throws IOException {
        if (source.hasContents()) {
            processPage(source);
        }
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        long place = (long) (text.getX() / CELL) << 16 ^ (long) (text.getY() / CELL);
        long letter = place << 32 ^ text.getUnicode().hashCode();
        // some are forgotten for others: of a word printed twice enough are left
        int slot = (int) ((letter * 0x9E3779B97F4A7C15L) >>> 52);
        printedTwice |= printed[slot] == letter;
        printed[slot] = letter;
        super.processTextPosition(text);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (!hasLegacy(positions)) {
            page.add(text, positions.isEmpty() ? null : name(positions.get(0).getFont()));
            return;
        }
        for (TextPosition position : positions) {
            page.add(shown(position), name(position.getFont()));
        }
    }

    @Override
    protected void writeWordSeparator() {
        page.add(getWordSeparator());
    }

    @Override
    protected void writeLineSeparator() {
        page.add(getLineSeparator());
    }

    @Override
    protected void writeParagraphSeparator() {
        page.add("\n");
    }

    private boolean hasLegacy(List<TextPosition> positions) {
        PDFont last = null;
        for (TextPosition position : positions) {
            if (!Objects.equals(position.getFont(), last) && isLegacy(position)) {
                return true;
            }
            last = position.getFont();
        }
        return false;
    }

    private boolean isLegacy(TextPosition position) {
        return legacy.computeIfAbsent(
                position.getFont(), font -> LegacyEncoding.ofFont(name(font)).isPresent());
    }

    private static String name(PDFont font) {
        return font == null ? null : font.getName();
    }

    private String shown(TextPosition position) {
        if (!isLegacy(position) || !(position.getFont() instanceof PDSimpleFont)) {
            return position.getUnicode();
        }
        StringBuilder shown = new StringBuilder();
        for (int code : position.getCharacterCodes()) {
            shown.append(LegacyEncoding.shown(code & 0xFF));
        }
        return shown.toString();
    }
}
