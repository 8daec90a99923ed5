package vn.dangvu.analysis;

import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.io.IOException;
import java.util.List;

/**
 * Writes abbreviations out: {@code BCH} becomes {@code ban}, {@code chấp}, {@code hành}. Each word has
 * a position of its own and the place of the abbreviation in the text. It stands before the filters
 * that change letters: capitals matter to it.
 */
final class AbbreviationFilter extends TokenFilter {

    private static final CharArrayMap<List<String>> MEANINGS =
            CharArrayMap.unmodifiableMap(CharArrayMap.copy(Abbreviations.all()));
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;

    /** By place and character: nearly every syllable shows at its second or third that it is none. */
    private static final boolean[][] POSSIBLE = possible();

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position =
            addAttribute(PositionIncrementAttribute.class);

    private List<String> pending = List.of();
    private int next;
    private int start;
    private int end;

    AbbreviationFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (next < pending.size()) {
            clearAttributes();
            term.append(pending.get(next++));
            offset.setOffset(start, end);
            position.setPositionIncrement(1);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        List<String> meaning = meaning();
        if (meaning != null) {
            start = offset.startOffset();
            end = offset.endOffset();
            term.setEmpty().append(meaning.get(0));
            pending = meaning;
            next = 1;
        }
        return true;
    }

    private static boolean[][] possible() {
        boolean[][] possible = new boolean[3][Character.MAX_VALUE + 1];
        for (String written : Abbreviations.all().keySet()) {
            for (int i = 0; i < Math.min(written.length(), possible.length); i++) {
                possible[i][written.charAt(i)] = true;
            }
        }
        return possible;
    }

    private List<String> meaning() {
        int length = term.length();
        if (length < SHORTEST || length > LONGEST) {
            return null;
        }
        char last = term.charAt(length - 1);
        boolean decomposed = last >= 0x0300 && last <= 0x036F;
        if (decomposed) {
            return MEANINGS.get(VietnameseText.nfc(term.toString()));
        }
        char[] letters = term.buffer();
        boolean possible = POSSIBLE[1][letters[1]] && (length == 2 || POSSIBLE[2][letters[2]]);
        return possible ? MEANINGS.get(letters, 0, length) : null;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending = List.of();
        next = 0;
    }
}
