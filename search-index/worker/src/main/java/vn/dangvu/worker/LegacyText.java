package vn.dangvu.worker;

import vn.dangvu.analysis.Syllable;
import vn.dangvu.analysis.VietnameseText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds and converts legacy encodings by statistics, where fonts are not known: the encoding in which
 * nearly all strange words become legal syllables, and clearly more than as they stand. Lines that
 * have letters of Vietnamese in Unicode are never touched.
 */
final class LegacyText {

    private static final int ENOUGH_WORDS = 3;
    private static final double NEARLY_ALL = 0.85;
    private static final double MARGIN = 0.3;

    /** A run of Latin letters and look-alikes. */
    private static final Pattern WORD =
            Pattern.compile(
                    "[A-Za-z\\u0002\\u0005\\u0006\\u0014\\u0019\\u001E\\u0080-\\uFFFF&&[^\\s\\u2028\\u2029“”‘’–—…]]+");

    private LegacyEncoding encoding;

    /** The text in Unicode; the same string when there was nothing to convert. */
    String convert(String text) {
        LegacyEncoding found = detect(text);
        if (found == null) {
            return text;
        }
        encoding = found;
        StringBuilder converted = new StringBuilder(text.length());
        boolean changed = false;
        for (String line : text.split("(?<=\n)", -1)) {
            String better = convertLine(line, found);
            changed |= !better.equals(line);
            converted.append(better);
        }
        return changed ? converted.toString() : text;
    }

    /** The encoding last converted; null when there was none. */
    LegacyEncoding encoding() {
        return encoding;
    }

    private LegacyEncoding detect(String text) {
        List<String> words = new ArrayList<>();
        text.lines()
                .filter(LegacyText::hasStrange)
                .filter(line -> !VietnameseText.isUnicodeVietnamese(line))
                .forEach(line -> collectStrange(line, words));
        if (words.isEmpty()) {
            return null;
        }
        double asItIs = legal(words);
        LegacyEncoding best = null;
        double bestShare = asItIs + MARGIN;
        for (LegacyEncoding candidate : LegacyEncoding.values()) {
            double share = legal(words.stream().map(candidate::decode).toList());
            // short texts after a page already converted need no second proof
            boolean enough = words.size() >= ENOUGH_WORDS || candidate == encoding;
            if (enough && share >= NEARLY_ALL && share > bestShare) {
                best = candidate;
                bestShare = share;
            }
        }
        return best;
    }

    private static void collectStrange(String line, List<String> words) {
        Matcher matcher = WORD.matcher(line);
        while (matcher.find() && words.size() < 4_000) {
            String word = matcher.group();
            if (hasStrange(word) && word.chars().anyMatch(c -> c < 0x250) && word.length() < 20) {
                words.add(word);
            }
        }
    }

    /** Most text has none: nothing dearer is done to it. */
    private static boolean hasStrange(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (c < 0x20 && c != '\t')) {
                return true;
            }
        }
        return false;
    }

    private static double legal(List<String> words) {
        long legal =
                words.stream()
                        .filter(
                                word ->
                                        Syllable.isLegal(
                                                VietnameseText.nfc(word).toLowerCase(Locale.ROOT)))
                        .count();
        return (double) legal / words.size();
    }

    private static String convertLine(String line, LegacyEncoding encoding) {
        if (VietnameseText.isUnicodeVietnamese(line)) {
            return line;
        }
        List<String> strange = new ArrayList<>();
        collectStrange(line, strange);
        if (strange.isEmpty()
                || legal(strange.stream().map(encoding::decode).toList()) < legal(strange)) {
            return line;
        }
        return decodeWords(line, encoding);
    }

    /** Decodes word by word, since capitals are a matter of the whole word. */
    static String decodeWords(String line, LegacyEncoding encoding) {
        if (!encoding.lacksCapitals()) {
            return encoding.decode(line);
        }
        boolean capitalLine = isInCapitals(line);
        StringBuilder decoded = new StringBuilder(line.length());
        Matcher matcher = WORD.matcher(line);
        int from = 0;
        while (matcher.find()) {
            decoded.append(line, from, matcher.start());
            String word = matcher.group();
            boolean capitals = isInCapitals(word) || (capitalLine && smallLetters(word) == 0);
            String letters = encoding.decode(word);
            decoded.append(capitals ? letters.toUpperCase(Locale.ROOT) : letters);
            from = matcher.end();
        }
        return decoded.append(line.substring(from)).toString();
    }

    /** Capitals with marks have no codes: a word is in capitals when its plain letters are. */
    private static boolean isInCapitals(String text) {
        long capitals = text.chars().filter(c -> c >= 'A' && c <= 'Z').count();
        return capitals > 1 && smallLetters(text) == 0;
    }

    private static long smallLetters(String text) {
        return text.chars().filter(c -> c >= 'a' && c <= 'z').count();
    }
}
