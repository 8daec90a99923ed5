package vn.dangvu.account;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

/**
 * The first administrator was not made: the code is wrong, used, too old or tried too often, or there
 * is an account already.
 */
public final class SetUpRefused extends DomainException {
    SetUpRefused() {
        super(Refusal.FORBIDDEN, "account.set-up-refused");
    }
}
