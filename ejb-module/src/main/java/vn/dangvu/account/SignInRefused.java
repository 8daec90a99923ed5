package vn.dangvu.account;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

/**
 * Nobody was signed in. Says the same for an unknown name, a wrong password, a disabled account and
 * an expired temporary password, so that names cannot be found out (R01).
 */
public final class SignInRefused extends DomainException {
    SignInRefused() {
        super(Refusal.INVALID, "account.sign-in-refused");
    }
}
