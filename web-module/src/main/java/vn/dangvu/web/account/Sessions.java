package vn.dangvu.web.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.account.AccountService;
import vn.dangvu.account.Actor;
import vn.dangvu.account.ChangePassword;
import vn.dangvu.account.SignIn;
import vn.dangvu.account.SignedIn;
import vn.dangvu.web.security.SessionCookie;

import java.util.Arrays;

/** Signing in and out over HTTP, the same for pages and REST. */
@ApplicationScoped
public class Sessions {
    private static final int LONGEST_AGENT = 200;

    @Inject AccountService accounts;
    @Inject SessionCookie cookie;

    /**
     * Opens a session, closes the one this browser had, and sets the cookie.
     *
     * @param password is wiped before this returns
     * @throws vn.dangvu.shared.DomainException when the pair is wrong or tried too often
     */
    public Actor signIn(
            String loginName,
            char[] password,
            HttpServletRequest request,
            HttpServletResponse answer) {
        try {
            SignedIn opened =
                    accounts.signIn(
                            new SignIn(
                                    loginName, password, request.getRemoteAddr(), agent(request)));
            cookie.read(request).ifPresent(accounts::signOut);
            cookie.write(answer, opened.token());
            return opened.actor();
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Ends the session of this request, if there is one. */
    public void signOut(HttpServletRequest request, HttpServletResponse answer) {
        cookie.read(request).ifPresent(accounts::signOut);
        cookie.forget(answer);
    }

    /**
     * Gives the person of this request a new password; all their sessions end, and this browser gets
     * a new one.
     *
     * @throws vn.dangvu.shared.DomainException when the current password is wrong or the new one weak
     */
    public void changePassword(
            String present,
            String replacement,
            HttpServletRequest request,
            HttpServletResponse answer) {
        SignedIn renewed =
                accounts.changePassword(
                        new ChangePassword(
                                cookie.read(request).orElseThrow(),
                                present.toCharArray(),
                                replacement.toCharArray(),
                                request.getRemoteAddr(),
                                agent(request)));
        cookie.write(answer, renewed.token());
    }

    /** Ends every session of the person, this one included. */
    public void signOutEverywhere(Actor actor, HttpServletResponse answer) {
        accounts.signOutEverywhere(actor);
        cookie.forget(answer);
    }

    private static String agent(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        String known = agent == null ? "" : agent;
        return known.substring(0, Math.min(known.length(), LONGEST_AGENT));
    }
}
