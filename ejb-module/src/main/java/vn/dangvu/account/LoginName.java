package vn.dangvu.account;

import java.text.Normalizer;
import java.util.Locale;

/** A login name in the one form that is stored and compared: lower case, composed, no outer space. */
record LoginName(String value) {
    private static final String SHAPE = "[a-z0-9](?:[a-z0-9._-]{1,62}[a-z0-9])";

    /** As somebody typed it at the door; may well name nobody. */
    static LoginName typed(String text) {
        String composed = Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFC);
        return new LoginName(composed.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * For a new account: 3 to 64 of a–z, 0–9, dot, dash and underscore, so that it can be typed
     * without a Vietnamese keyboard.
     *
     * @throws AccountRefused otherwise
     */
    static LoginName chosen(String text) {
        LoginName login = typed(text);
        if (!login.value.matches(SHAPE)) {
            throw AccountRefused.badLogin();
        }
        return login;
    }
}
