package vn.dangvu.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.account.AccountService;
import vn.dangvu.account.SignInRefused;
import vn.dangvu.platform.Settings;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Notices;
import vn.dangvu.web.frame.Pages;
import vn.dangvu.web.frame.SafePath;

import java.util.List;

/** {@code /dang-nhap}. */
@RequestScoped
@Named
public class SignInPage {
    @Inject Sessions sessions;
    @Inject AccountService accounts;
    @Inject Settings settings;
    @Inject Pages pages;
    @Inject Notices notices;
    @Inject HttpServletRequest request;

    private String loginName;
    private String password;

    public void signIn() {
        try {
            sessions.signIn(loginName, password.toCharArray(), request, Go.answer());
        } catch (SignInRefused wrong) {
            notices.refuse("mk", wrong);
            return;
        }
        Go.to(SafePath.of(getBack(), "/"));
    }

    /** The page that was asked for before, to go on to. */
    public String getBack() {
        return request.getParameter("ve");
    }

    /** A session had been there and is over. */
    public boolean isEnded() {
        return request.getParameter("het-phien") != null;
    }

    public boolean isSignedOut() {
        return request.getParameter("da-thoat") != null;
    }

    public boolean isSetUp() {
        return request.getParameter("da-thiet-lap") != null;
    }

    /** Whether the first administrator is still to be made. */
    public boolean isSetUpOpen() {
        return accounts.setUpIsOpen();
    }

    public boolean isDemonstration() {
        return settings.demonstration();
    }

    public List<DemonstrationAccounts.Account> getDemonstrationAccounts() {
        return DemonstrationAccounts.ALL;
    }

    public String getDemonstrationPassword() {
        return DemonstrationAccounts.PASSWORD;
    }

    /** Faults of single fields stand beside them; only others need the summary. */
    public boolean isGeneral() {
        return notices.getAll().stream().anyMatch(notice -> notice.field() == null);
    }

    public boolean isVerificationOffered() {
        return pages.exists("/kiem-tra-chu-ky");
    }

    public String getLoginName() {
        return loginName;
    }

    public void setLoginName(String loginName) {
        this.loginName = loginName;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
