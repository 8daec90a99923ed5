package vn.dangvu.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.account.AccountService;
import vn.dangvu.account.Actor;
import vn.dangvu.account.PasswordRefused;
import vn.dangvu.account.SessionView;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Notices;
import vn.dangvu.web.security.CurrentActor;

import java.util.Comparator;
import java.util.List;

/** {@code /tai-khoan}: who I am here, my password, my sessions. */
@RequestScoped
@Named
public class AccountPage {
    @Inject Sessions sessions;
    @Inject AccountService accounts;
    @Inject CurrentActor current;
    @Inject Notices notices;
    @Inject HttpServletRequest request;

    private String present;
    private String replacement;
    private String repeated;

    public void changePassword() {
        if (!replacement.equals(repeated)) {
            notices.refuse("mk-lai", "account.password-differs");
            return;
        }
        try {
            sessions.changePassword(present, replacement, request, Go.answer());
        } catch (PasswordRefused refused) {
            boolean current = "account.password-wrong".equals(refused.code());
            notices.refuse(current ? "mk-cu" : "mk-moi", refused);
            return;
        }
        Go.to("/tai-khoan?da-doi=1");
    }

    public void signOutEverywhere() {
        sessions.signOutEverywhere(current.required(), Go.answer());
        Go.to("/dang-nhap?da-thoat=1");
    }

    /** Where the person is signed in, this browser first. */
    public List<SessionView> getSessions() {
        return accounts.sessionsOf(current.required(), current.token().orElseThrow()).stream()
                .sorted(Comparator.comparing(SessionView::current).reversed())
                .toList();
    }

    public String device(SessionView session) {
        return Device.name(session.userAgent());
    }

    public boolean isSignedOut() {
        return request.getParameter("da-thoat") != null;
    }

    public Actor getActor() {
        return current.required();
    }

    /** The password is one that somebody else gave out. */
    public boolean isTemporary() {
        return current.required().mustChangePassword();
    }

    public boolean isChanged() {
        return request.getParameter("da-doi") != null;
    }

    public String getPresent() {
        return present;
    }

    public void setPresent(String present) {
        this.present = present;
    }

    public String getReplacement() {
        return replacement;
    }

    public void setReplacement(String replacement) {
        this.replacement = replacement;
    }

    public String getRepeated() {
        return repeated;
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }
}
