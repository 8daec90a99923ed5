package vn.dangvu.worker;

import vn.dangvu.analysis.Syllable;
import vn.dangvu.analysis.VietnameseText;

import java.util.List;
import java.util.Locale;

/** Whether a text is Vietnamese: most words are legal syllables and some have letters of its own. */
final class LanguageGuess {

    private static final int ENOUGH = 2_000;

    private int words;
    private int syllables;
    private boolean ownLetters;

    void add(String text) {
        if (words >= ENOUGH) {
            return;
        }
        String start = text.substring(0, Math.min(text.length(), 20_000));
        ownLetters |= VietnameseText.isUnicodeVietnamese(start);
        List<VietnameseText.Word> found = VietnameseText.words(start);
        for (VietnameseText.Word word : found) {
            if (Character.isLetter(word.text().charAt(0))) {
                words++;
                if (Syllable.isLegal(word.text().toLowerCase(Locale.ROOT))) {
                    syllables++;
                }
            }
        }
    }

    /** {@code vi} or empty. */
    String code() {
        return ownLetters && syllables * 10 >= words * 6 ? "vi" : "";
    }
}
