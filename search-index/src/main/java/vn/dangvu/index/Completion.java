package vn.dangvu.index;

import vn.dangvu.analysis.VietnameseText;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Whether a subject goes on from what was typed: all words in a row, the last one perhaps cut. */
final class Completion {

    private Completion() {}

    static boolean isEnough(String typed) {
        return typed.length() <= IndexQuery.MAX_TEXT
                && typed.chars().filter(Character::isLetterOrDigit).count() >= 2;
    }

    static boolean goesOn(String subject, String typed) {
        return goesOn(subject, typed, VietnameseText::normaliseWord)
                || goesOn(subject, typed, Completion::asWritten);
    }

    /**
     * What the index is asked for, which may be a little more than what goes on: the index writes
     * {@code quy} as {@code qui}, which {@code quyết} does not start with.
     */
    static String prefix(String typed) {
        String composed = VietnameseText.nfc(typed).strip();
        boolean endsInY = VietnameseText.fold(composed).toLowerCase(Locale.ROOT).endsWith("y");
        return endsInY ? composed.substring(0, composed.length() - 1) : composed;
    }

    private static String asWritten(String word) {
        return VietnameseText.nfc(word).toLowerCase(Locale.ROOT);
    }

    private static boolean goesOn(String subject, String typed, UnaryOperator<String> spelling) {
        UnaryOperator<String> comparable =
                VietnameseText.hasDiacritics(typed)
                        ? spelling
                        : word -> VietnameseText.fold(spelling.apply(word));
        List<String> there = spelled(subject, comparable);
        List<String> wanted = spelled(typed, comparable);
        for (int i = 0; !wanted.isEmpty() && i + wanted.size() <= there.size(); i++) {
            if (goesOn(there.subList(i, i + wanted.size()), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(List<String> there, List<String> wanted) {
        int last = wanted.size() - 1;
        return there.subList(0, last).equals(wanted.subList(0, last))
                && there.get(last).startsWith(wanted.get(last));
    }

    private static List<String> spelled(String text, UnaryOperator<String> spelling) {
        return VietnameseText.words(text).stream().map(w -> spelling.apply(w.text())).toList();
    }
}
