package vn.dangvu.account;

import java.security.SecureRandom;
import java.util.Locale;

/** Codes that people copy by hand: Crockford's base 32, five bits a character. */
final class Crockford {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Crockford() {}

    /** Random characters in groups joined by dashes. */
    static String random(int groups, int size) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < groups * size; i++) {
            if (i > 0 && i % size == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As typed, in the one form that is compared: O is 0, I and L are 1, dashes do not count. */
    static String normal(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replaceAll("[\\s-]", "");
    }
}
