package vn.dangvu.account;

import java.util.Optional;

/**
 * Somebody at the door.
 *
 * @param loginName as typed; case and surrounding space do not count
 * @param password as typed; wiped by {@link AccountService#signIn}
 * @param address where the request came from, an IPv4 or IPv6 literal
 * @param userAgent what the browser says it is; kept to let people recognise their sessions
 * @param previous the session this browser had until now; it ends with a successful sign-in
 */
@SuppressWarnings("ArrayRecordComponent") // an array can be wiped
public record SignIn(
        String loginName,
        char[] password,
        String address,
        String userAgent,
        Optional<SessionToken> previous) {

    /** From a browser without a session. */
    public SignIn(String loginName, char[] password, String address, String userAgent) {
        this(loginName, password, address, userAgent, Optional.empty());
    }

    /** Names who is at the door, and no password. */
    @Override
    public String toString() {
        return "SignIn[address=" + address + "]";
    }
}
