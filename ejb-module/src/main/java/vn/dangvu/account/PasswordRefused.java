package vn.dangvu.account;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Map;

/** A new password that is too easy to guess, or the current one was wrong; the code says which. */
public final class PasswordRefused extends DomainException {
    private PasswordRefused(String code, Map<String, Object> facts) {
        super(Refusal.INVALID, code, facts);
    }

    static PasswordRefused length(int minimum, int maximum) {
        return new PasswordRefused(
                "account.password-length", Map.of("minimum", minimum, "maximum", maximum));
    }

    static PasswordRefused guessable() {
        return new PasswordRefused("account.password-guessable", Map.of());
    }

    static PasswordRefused unchanged() {
        return new PasswordRefused("account.password-unchanged", Map.of());
    }

    static PasswordRefused currentWrong() {
        return new PasswordRefused("account.password-wrong", Map.of());
    }
}
