package vn.dangvu.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a new password must be: 12 to 128 characters, and more than the words everybody would try
 * first. No rules of composition and no expiry (OWASP ASVS 5.0, 6.2).
 */
final class PasswordRules {
    static final int MINIMUM = 12;
    static final int MAXIMUM = 128;

    /** Fewer letters and digits than this beside known words is a guess away. */
    private static final int MUST_REMAIN = 5;

    /** Folded as passwords are; the longest first, so that a word is not left half. */
    private static final List<String> KNOWN = known();

    private PasswordRules() {}

    /**
     * @param own words of the person that add nothing: login name, full name
     * @throws PasswordRefused saying what to do better
     */
    static void check(char[] password, String... own) {
        int length = Character.codePointCount(password, 0, password.length);
        if (length < MINIMUM || length > MAXIMUM) {
            throw PasswordRefused.length(MINIMUM, MAXIMUM);
        }
        String rest = fold(new String(password));
        for (String word : Stream.concat(ownWords(own), KNOWN.stream()).toList()) {
            rest = rest.replace(word, "");
        }
        if (rest.codePoints().distinct().count() < MUST_REMAIN) {
            throw PasswordRefused.guessable();
        }
    }

    private static Stream<String> ownWords(String... own) {
        return Stream.of(own)
                .flatMap(text -> Stream.of(text.split("[\\s.@_-]+")))
                .map(PasswordRules::fold)
                .filter(word -> word.length() > 1);
    }

    /** Lower case, without marks, letters and digits only: what a guesser tries in all spellings. */
    private static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static List<String> known() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        PasswordRules.class.getResourceAsStream(
                                                "known-passwords.txt")),
                                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PasswordRules::fold)
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
