package vn.dangvu.analysis;

import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * Rewrites each token, and may keep a second form of it at the same place. Vietnamese has about 7,000
 * syllables, so that a small memo answers nearly all of them.
 */
final class WordFilter extends TokenFilter {

    private static final int MEMO = 8_192;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position =
            addAttribute(PositionIncrementAttribute.class);
    private final CharArrayMap<Spelled> memo = new CharArrayMap<>(1_024, false);
    private final UnaryOperator<String> spelling;
    private final UnaryOperator<String> kept;
    private String secondForm = "";
    private State place;

    /** What becomes of a word. */
    private record Spelled(String word, boolean unchanged, String kept) {}

    WordFilter(TokenStream input, UnaryOperator<String> spelling) {
        this(input, spelling, word -> "");
    }

    /**
     * @param kept gives the second form; empty for none
     */
    WordFilter(TokenStream input, UnaryOperator<String> spelling, UnaryOperator<String> kept) {
        super(input);
        this.spelling = spelling;
        this.kept = kept;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!secondForm.isEmpty()) {
            restoreState(place);
            term.setEmpty().append(secondForm);
            position.setPositionIncrement(0);
            secondForm = "";
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        Spelled spelled = spelled();
        if (!spelled.unchanged()) {
            term.setEmpty().append(spelled.word());
        }
        if (!spelled.kept().isEmpty()) {
            secondForm = spelled.kept();
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
        String form = spelling.apply(word);
        Spelled spelled = new Spelled(form, form.equals(word), kept.apply(word));
        if (memo.size() >= MEMO) {
            memo.clear();
        }
        memo.put(word, spelled);
        return spelled;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        secondForm = "";
    }
}
