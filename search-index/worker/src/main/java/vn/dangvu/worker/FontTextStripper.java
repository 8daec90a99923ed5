package vn.dangvu.worker;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.io.IOException;
import java.util.List;

/**
 * Text of a page with its fonts. In simple fonts of legacy encodings the codes of the characters are
 * taken, not what the file says they mean: {@code ư} of TCVN3 would come as a hyphen.
 */
final class FontTextStripper extends PDFTextStripper {

    private FontText page = new FontText();

    FontText page(PDDocument document, int number) throws IOException {
        page = new FontText();
        setStartPage(number);
        setEndPage(number);
        getText(document);
        return page;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (positions.stream().noneMatch(FontTextStripper::isLegacy)) {
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

    private static boolean isLegacy(TextPosition position) {
        return LegacyEncoding.ofFont(name(position.getFont())).isPresent();
    }

    private static String name(PDFont font) {
        return font == null ? null : font.getName();
    }

    private static String shown(TextPosition position) {
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
