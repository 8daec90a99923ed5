package vn.dangvu.account;

/**
 * The first person of a new installation.
 *
 * @param code the one-time code from the file in the work folder; case, dashes and spaces do not
 *     count
 * @param loginName 3 to 64 of a–z, 0–9, dot, dash, underscore
 * @param password wiped by {@link AccountService#setUpAdministrator}
 */
@SuppressWarnings("ArrayRecordComponent") // an array can be wiped
public record SetUpAdministrator(String code, String loginName, String fullName, char[] password) {
    @Override
    public String toString() {
        return "SetUpAdministrator[…]";
    }
}
