package vn.dangvu.index;

import vn.dangvu.index.QueryRefusedException.Reason;

/** Bounds that keep one search from costing more than a search (R71). */
final class QueryBounds {

    private QueryBounds() {}

    static void check(String text, String signer) {
        if (text.length() > IndexQuery.MAX_TEXT || signer.length() > IndexQuery.MAX_TEXT) {
            throw new QueryRefusedException(Reason.TEXT_TOO_LONG);
        }
        if (startsWordWithWildcard(text) || startsWordWithWildcard(signer)) {
            throw new QueryRefusedException(Reason.LEADING_WILDCARD);
        }
    }

    static void checkPage(int from, int size) {
        if (from < 0 || from > IndexQuery.MAX_FROM) {
            throw new QueryRefusedException(Reason.TOO_DEEP);
        }
        if (size < 0 || size > IndexQuery.MAX_SIZE) {
            throw new QueryRefusedException(Reason.PAGE_TOO_LARGE);
        }
    }

    static void checkTokens(int count) {
        if (count > IndexQuery.MAX_TOKENS) {
            throw new QueryRefusedException(Reason.TOO_MANY_VALUES);
        }
    }

    static void checkValues(int count) {
        if (count > IndexQuery.MAX_VALUES) {
            throw new QueryRefusedException(Reason.TOO_MANY_VALUES);
        }
    }

    private static boolean startsWordWithWildcard(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            boolean wordStarts = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
            char c = text.charAt(i);
            if (wordStarts
                    && (c == '*' || c == '?')
                    && Character.isLetterOrDigit(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }
}
