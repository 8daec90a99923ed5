package vn.dangvu.analysis;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.ArrayUtil;

import java.io.IOException;

/**
 * Emits {@code a_b}, {@code b_c} for {@code a b c}. A text of one word gives no token: the field
 * with the single words finds it. Not across a gap in the positions, which is where pages meet.
 */
final class BigramFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position =
            addAttribute(PositionIncrementAttribute.class);

    private char[] previous = new char[32];
    private char[] current = new char[32];
    private int previousLength = -1;
    private int previousStart;

    BigramFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (input.incrementToken()) {
            boolean neighbours = previousLength >= 0 && position.getPositionIncrement() <= 1;
            int start = offset.startOffset();
            int length = term.length();
            current = ArrayUtil.grow(current, length);
            System.arraycopy(term.buffer(), 0, current, 0, length);
            if (neighbours) {
                emit(length);
            }
            char[] spare = previous;
            previous = current;
            current = spare;
            previousLength = length;
            previousStart = start;
            if (neighbours) {
                return true;
            }
        }
        return false;
    }

    private void emit(int length) {
        int joined = previousLength + 1 + length;
        char[] buffer = term.resizeBuffer(joined);
        System.arraycopy(previous, 0, buffer, 0, previousLength);
        buffer[previousLength] = '_';
        System.arraycopy(current, 0, buffer, previousLength + 1, length);
        term.setLength(joined);
        offset.setOffset(previousStart, offset.endOffset());
        position.setPositionIncrement(1);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        previousLength = -1;
    }
}
