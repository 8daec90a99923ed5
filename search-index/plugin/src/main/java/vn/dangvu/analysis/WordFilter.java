package vn.dangvu.analysis;

import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * Rewrites each token. Vietnamese has about 7,000 syllables, so that a small memo answers nearly all
 * of them.
 */
final class WordFilter extends TokenFilter {

    private static final int MEMO = 8_192;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final UnaryOperator<String> spelling;
    private final CharArrayMap<String> memo = new CharArrayMap<>(1_024, false);

    WordFilter(TokenStream input, UnaryOperator<String> spelling) {
        super(input);
        this.spelling = spelling;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!lowerAscii()) {
            rewrite();
        }
        return true;
    }

    private void rewrite() {
        String spelled = memo.get(term.buffer(), 0, term.length());
        if (spelled == null) {
            String word = term.toString();
            spelled = spelling.apply(word);
            if (memo.size() >= MEMO) {
                memo.clear();
            }
            memo.put(word, spelled);
        }
        term.setEmpty().append(spelled);
    }

    /** Lower-cases a pure ASCII token in place; a final y may still be written i. */
    private boolean lowerAscii() {
        char[] buffer = term.buffer();
        int length = term.length();
        for (int i = 0; i < length; i++) {
            if (buffer[i] >= 0x80) {
                return false;
            }
        }
        for (int i = 0; i < length; i++) {
            if (buffer[i] >= 'A' && buffer[i] <= 'Z') {
                buffer[i] = (char) (buffer[i] + ('a' - 'A'));
            }
        }
        return length == 0 || length > 3 || buffer[length - 1] != 'y';
    }
}
