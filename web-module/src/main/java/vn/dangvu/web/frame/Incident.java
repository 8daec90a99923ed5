package vn.dangvu.web.frame;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.SecureRandom;

/** Something broke that nobody foresaw: written to the log once, under a number the user sees. */
public final class Incident {
    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without letters and digits that are mistaken for one another when read out on the phone. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;

    private Incident() {}

    /**
     * Logs the cause and returns the number under which it can be found, for example {@code
     * K7Q3-9FZX}.
     */
    public static String of(Throwable cause) {
        String number = number();
        LOG.error("incident {}", number, cause);
        return number;
    }

    private static String number() {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i == LENGTH / 2) {
                number.append('-');
            }
            number.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return number.toString();
    }
}
