package vn.dangvu.analysis;

import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.io.IOException;

/** Normalises each word, and at the same place keeps how it was written where that says something. */
final class WrittenFormFilter extends TokenFilter {

    private static final int MEMO = 8_192;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position =
            addAttribute(PositionIncrementAttribute.class);
    private final CharArrayMap<Spelled> memo = new CharArrayMap<>(1_024, false);
    private final boolean iForY;
    private State place;
    private String written = "";

    private record Spelled(String normalised, String written) {}

    WrittenFormFilter(TokenStream input, boolean iForY) {
        super(input);
        this.iForY = iForY;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!written.isEmpty()) {
            restoreState(place);
            term.setEmpty().append(written);
            position.setPositionIncrement(0);
            written = "";
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        Spelled spelled = spelled();
        term.setEmpty().append(spelled.normalised());
        written = spelled.written();
        if (!written.isEmpty()) {
            place = captureState();
        }
        return true;
    }

    private Spelled spelled() {
        Spelled known = memo.get(term.buffer(), 0, term.length());
        if (known != null) {
            return known;
        }
        String word = term.toString();
        Spelled spelled =
                new Spelled(
                        VietnameseText.normaliseWord(word, iForY),
                        VietnameseText.writtenForm(word));
        if (memo.size() >= MEMO) {
            memo.clear();
        }
        memo.put(word, spelled);
        return spelled;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        written = "";
    }
}
