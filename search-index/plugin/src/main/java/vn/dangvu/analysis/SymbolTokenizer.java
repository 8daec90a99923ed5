package vn.dangvu.analysis;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Emits each symbol in its canonical form, and at the same place its short form {@code 36-HD}. */
final class SymbolTokenizer extends Tokenizer {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position =
            addAttribute(PositionIncrementAttribute.class);

    private Iterator<DocumentSymbol> symbols;
    private DocumentSymbol shortFormNext;
    private int length;

    @Override
    public boolean incrementToken() throws IOException {
        if (symbols == null) {
            symbols = read().iterator();
        }
        clearAttributes();
        if (shortFormNext != null) {
            emit(shortFormNext, shortFormNext.shortForm(), 0);
            shortFormNext = null;
            return true;
        }
        if (!symbols.hasNext()) {
            return false;
        }
        DocumentSymbol symbol = symbols.next();
        emit(symbol, symbol.canonical(), 1);
        if (!symbol.shortForm().equals(symbol.canonical())) {
            shortFormNext = symbol;
        }
        return true;
    }

    private List<DocumentSymbol> read() throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8_192];
        int n;
        while ((n = input.read(buffer)) > 0) {
            text.append(buffer, 0, n);
        }
        length = text.length();
        List<DocumentSymbol> found = DocumentSymbol.find(text.toString());
        return found.isEmpty()
                ? DocumentSymbol.parse(text.toString()).map(List::of).orElse(List.of())
                : found;
    }

    private void emit(DocumentSymbol symbol, String form, int increment) {
        term.append(form);
        position.setPositionIncrement(increment);
        int end = Math.min(symbol.end(), length);
        offset.setOffset(correctOffset(Math.min(symbol.start(), end)), correctOffset(end));
    }

    @Override
    public void end() throws IOException {
        super.end();
        offset.setOffset(correctOffset(length), correctOffset(length));
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        symbols = null;
        shortFormNext = null;
    }
}
