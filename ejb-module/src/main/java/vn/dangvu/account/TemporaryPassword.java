package vn.dangvu.account;

import java.time.Instant;

/**
 * A password to hand over in person: shown once, good for one sign-in, to be changed there.
 *
 * @param until after this instant it signs nobody in
 */
public record TemporaryPassword(AccountId account, String value, Instant until) {
    @Override
    public String toString() {
        return "TemporaryPassword[account=" + account + "]";
    }
}
