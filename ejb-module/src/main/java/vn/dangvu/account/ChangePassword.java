package vn.dangvu.account;

/**
 * A person chooses a new password.
 *
 * @param session who asks
 * @param current proves that it is not just an unlocked PC
 * @param replacement the new one, see {@link AccountService#changePassword}
 * @param address where the request came from
 * @param userAgent what the browser says it is
 */
@SuppressWarnings("ArrayRecordComponent") // an array can be wiped
public record ChangePassword(
        SessionToken session,
        char[] current,
        char[] replacement,
        String address,
        String userAgent) {
    @Override
    public String toString() {
        return "ChangePassword[…]";
    }
}
