package vn.dangvu.account;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Map;

/** An order about accounts that is not carried out; the code says why. */
public final class AccountRefused extends DomainException {
    private AccountRefused(Refusal refusal, String code, Map<String, Object> facts) {
        super(refusal, code, facts);
    }

    static AccountRefused administratorsOnly() {
        return new AccountRefused(Refusal.FORBIDDEN, "account.administrators-only", Map.of());
    }

    static AccountRefused loginTaken(String login) {
        return new AccountRefused(
                Refusal.CONFLICT, "account.login-taken", Map.of("loginName", login));
    }

    static AccountRefused badLogin() {
        return new AccountRefused(Refusal.INVALID, "account.login-invalid", Map.of());
    }

    /** Somebody must be able to open accounts. */
    static AccountRefused lastAdministrator() {
        return new AccountRefused(Refusal.CONFLICT, "account.last-administrator", Map.of());
    }
}
