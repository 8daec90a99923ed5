package vn.dangvu.analysis;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Spelling of Vietnamese words and texts, the same for the index, the query and the in-memory twin. */
public final class VietnameseText {

    private VietnameseText() {}

    /** NFC; returns the same string when there is nothing to compose. */
    public static String nfc(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x0300 && (c <= 0x036F || c >= 0x2000)) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** One word as the index holds it: NFC, lower case, tone and i/y at their one place. */
    public static String normaliseWord(String word) {
        return normaliseWord(word, true);
    }

    /**
     * @param iForY whether i is written for y where both are in use
     */
    static String normaliseWord(String word, boolean iForY) {
        String canonical = Syllable.canonical(lowerCase(word));
        return iForY ? Syllable.withI(canonical) : canonical;
    }

    /** NFC and lower case, spelled as it was written. */
    static String lowerCase(String word) {
        return nfc(word).toLowerCase(Locale.ROOT);
    }

    /**
     * The token that keeps the way a word was written, {@code =hoà}, where others write it otherwise;
     * empty where there is only one way.
     */
    public static String writtenForm(String word) {
        String lower = lowerCase(word);
        return Syllable.isWrittenInSeveralWays(lower) ? "=" + lower : "";
    }

    /** Without diacritics, đ as d, case kept; NFC first. */
    public static String fold(String text) {
        String composed = nfc(text);
        char[] letters = composed.toCharArray();
        boolean changed = false;
        for (int i = 0; i < letters.length; i++) {
            char base = Letters.fold(letters[i]);
            changed |= base != letters[i];
            letters[i] = base;
        }
        return changed ? new String(letters) : composed;
    }

    /** A word as the folded fields hold it. */
    public static String foldWord(String word) {
        return fold(normaliseWord(word));
    }

    /** Whether any letter carries a tone or a quality mark, or is đ. */
    public static boolean hasDiacritics(String text) {
        return !fold(text).equals(nfc(text));
    }

    /** Whether a letter occurs that only Vietnamese in Unicode has. */
    public static boolean isUnicodeVietnamese(String text) {
        String composed = nfc(text);
        for (int i = 0; i < composed.length(); i++) {
            if (Letters.isVietnameseOnly(composed.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A run of letters and digits in a text. */
    public record Word(String text, int start, int end) {}

    /** The words of a text in order, as written; offsets count characters of {@code text}. */
    public static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isWordCharacter(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(new Word(text.substring(start, i), start, i));
                start = -1;
            }
        }
        return words;
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
