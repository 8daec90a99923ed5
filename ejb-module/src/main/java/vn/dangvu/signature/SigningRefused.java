package vn.dangvu.signature;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.TokenException;

import java.util.Locale;
import java.util.Map;

/** The token did not sign; nothing was changed. Codes: {@code token.pin-incorrect} and so on. */
public final class SigningRefused extends DomainException {
    private SigningRefused(Refusal refusal, String code) {
        super(refusal, code, Map.of("field", "pin"));
    }

    static SigningRefused byToken(TokenException.Reason reason) {
        Refusal refusal =
                switch (reason) {
                    case PIN_INCORRECT, PIN_COUNT_LOW, PIN_FINAL_TRY -> Refusal.INVALID;
                    case PIN_LOCKED, PIN_EXPIRED, CERTIFICATE_MISSING, KEY_MISSING ->
                            Refusal.FORBIDDEN;
                    default -> Refusal.UNAVAILABLE;
                };
        return new SigningRefused(
                refusal, "token." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
