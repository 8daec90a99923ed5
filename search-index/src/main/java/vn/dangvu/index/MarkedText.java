package vn.dangvu.index;

import vn.dangvu.analysis.CleanText;
import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.IndexHit.Fragment;
import vn.dangvu.index.IndexHit.Snippet;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as it goes into the index and comes back from the highlighter. Private-use characters carry
 * two things through it: the number of the page (one of them before every eighth word, so that every
 * snippet has one) and the start and end of a mark. They never occur in clean text.
 */
final class MarkedText {

    static final char MARK_START = '\uF8F0';
    static final char MARK_END = '\uF8F1';

    private static final char FIRST_PAGE = '\uE000';
    private static final int MAX_PAGE = 6_000;
    private static final int WORDS_BETWEEN = 8;

    private MarkedText() {}

    /** The text of a page with its number in it. */
    static String ofPage(PageText page) {
        String text = CleanText.of(page.text());
        char number = (char) (FIRST_PAGE + Math.min(page.number(), MAX_PAGE));
        StringBuilder marked = new StringBuilder(text.length() + text.length() / 30 + 1);
        int words = 0;
        boolean space = true;
        boolean sentenceEnded = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSpace = Character.isWhitespace(c);
            if (!isSpace && space) {
                if (sentenceEnded || words % WORDS_BETWEEN == 0) {
                    marked.append(number);
                    words = 0;
                }
                words++;
                sentenceEnded = false;
            }
            sentenceEnded |= c == '.' || c == '!' || c == '?' || c == '\n' || c == ';';
            space = isSpace;
            marked.append(c);
        }
        return marked.toString();
    }

    /** A highlighter's fragment as a snippet. */
    static Snippet snippet(String fragment, boolean manyWords) {
        return new Snippet(pageOf(fragment), fragments(fragment, manyWords));
    }

    /**
     * The pieces of a highlighter's fragment. Marks with only blanks between them become one; where
     * several words were looked for and a run of them was found, single words are not marked.
     */
    static List<Fragment> fragments(String fragment, boolean manyWords) {
        List<Fragment> pieces = joined(pieces(fragment));
        boolean runs =
                manyWords
                        && pieces.stream().anyMatch(piece -> piece.marked() && isRun(piece.text()));
        if (!runs) {
            return pieces;
        }
        List<Fragment> quieter = new ArrayList<>();
        for (Fragment piece : pieces) {
            add(quieter, piece.text(), piece.marked() && isRun(piece.text()));
        }
        return quieter;
    }

    /** The page of the first mark: the last number before it, else the first after. */
    private static int pageOf(String fragment) {
        int mark = Math.max(0, fragment.indexOf(MARK_START));
        for (int i = mark; i >= 0 && i < fragment.length(); i--) {
            if (isPage(fragment.charAt(i))) {
                return fragment.charAt(i) - FIRST_PAGE;
            }
        }
        for (int i = mark; i < fragment.length(); i++) {
            if (isPage(fragment.charAt(i))) {
                return fragment.charAt(i) - FIRST_PAGE;
            }
        }
        return 0;
    }

    private static boolean isPage(char c) {
        return c > FIRST_PAGE && c <= FIRST_PAGE + MAX_PAGE;
    }

    private static boolean isRun(String text) {
        return VietnameseText.words(text).size() > 1;
    }

    private static List<Fragment> pieces(String fragment) {
        List<Fragment> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean marked = false;
        for (int i = 0; i < fragment.length(); i++) {
            char c = fragment.charAt(i);
            if (c == MARK_START || c == MARK_END) {
                add(pieces, piece.toString(), marked);
                piece.setLength(0);
                marked = c == MARK_START;
            } else if (!isPage(c)) {
                piece.append(Character.isWhitespace(c) ? ' ' : c);
            }
        }
        add(pieces, piece.toString(), marked);
        return pieces;
    }

    private static List<Fragment> joined(List<Fragment> pieces) {
        List<Fragment> joined = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Fragment piece = pieces.get(i);
            boolean betweenMarks =
                    piece.text().isBlank()
                            && i > 0
                            && i + 1 < pieces.size()
                            && pieces.get(i - 1).marked();
            add(joined, piece.text(), piece.marked() || betweenMarks);
        }
        return joined;
    }

    private static void add(List<Fragment> pieces, String text, boolean marked) {
        if (text.isEmpty()) {
            return;
        }
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last).marked() == marked) {
            pieces.set(last, new Fragment(pieces.get(last).text() + text, marked));
        } else {
            pieces.add(new Fragment(text, marked));
        }
    }
}
