package vn.dangvu.analysis;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Emits each symbol in its canonical form, at the same place its short form {@code 36-HD}, and each
 * day as {@code 2026-11-21}.
 */
final class SymbolTokenizer extends Tokenizer {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position =
            addAttribute(PositionIncrementAttribute.class);

    private Iterator<Place> places;
    private int length;

    private record Place(String form, int increment, int start, int end) {}

    @Override
    public boolean incrementToken() throws IOException {
        if (places == null) {
            places = places(read()).iterator();
        }
        clearAttributes();
        if (!places.hasNext()) {
            return false;
        }
        Place place = places.next();
        term.append(place.form());
        position.setPositionIncrement(place.increment());
        int end = Math.min(place.end(), length);
        offset.setOffset(correctOffset(Math.min(place.start(), end)), correctOffset(end));
        return true;
    }

    private String read() throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8_192];
        int n;
        while ((n = input.read(buffer)) > 0) {
            text.append(buffer, 0, n);
        }
        length = text.length();
        return text.toString();
    }

    private static List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        List<DocumentSymbol> symbols = DocumentSymbol.find(text);
        if (symbols.isEmpty()) {
            symbols = DocumentSymbol.parse(text).map(List::of).orElse(List.of());
        }
        for (DocumentSymbol symbol : symbols) {
            add(places, symbol, symbol.canonical(), 1);
            if (!symbol.shortForm().equals(symbol.canonical())) {
                add(places, symbol, symbol.shortForm(), 0);
            }
        }
        for (WrittenDate date : WrittenDate.find(text)) {
            places.add(new Place(date.date().toString(), 1, date.start(), date.end()));
        }
        places.sort(Comparator.comparingInt(Place::start));
        return places;
    }

    private static void add(List<Place> places, DocumentSymbol symbol, String form, int increment) {
        places.add(new Place(form, increment, symbol.start(), symbol.end()));
    }

    @Override
    public void end() throws IOException {
        super.end();
        offset.setOffset(correctOffset(length), correctOffset(length));
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        places = null;
    }
}
