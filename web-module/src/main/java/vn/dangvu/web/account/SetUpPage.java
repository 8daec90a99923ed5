package vn.dangvu.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.account.AccountRefused;
import vn.dangvu.account.AccountService;
import vn.dangvu.account.PasswordRefused;
import vn.dangvu.account.SetUpAdministrator;
import vn.dangvu.account.SetUpRefused;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Notices;

/** {@code /thiet-lap}: the first administrator of a new installation (SECURITY R14). */
@RequestScoped
@Named
public class SetUpPage {
    @Inject AccountService accounts;
    @Inject Notices notices;

    private String code;
    private String loginName;
    private String fullName;
    private String password;
    private String repeated;

    public void setUp() {
        if (!password.equals(repeated)) {
            notices.refuse("mk-lai", "account.password-differs");
            return;
        }
        try {
            accounts.setUpAdministrator(
                    new SetUpAdministrator(code, loginName, fullName, password.toCharArray()));
        } catch (SetUpRefused wrong) {
            notices.refuse("ma", wrong);
            return;
        } catch (PasswordRefused weak) {
            notices.refuse("mk", weak);
            return;
        } catch (AccountRefused name) {
            notices.refuse("ten", name);
            return;
        }
        Go.to("/dang-nhap?da-thiet-lap=1");
    }

    /** Whether there is still a first administrator to be made. */
    public boolean isOpen() {
        return accounts.setUpIsOpen();
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getLoginName() {
        return loginName;
    }

    public void setLoginName(String loginName) {
        this.loginName = loginName;
    }

    public String getFullName() {
        return fullName;
    }

    public void setFullName(String fullName) {
        this.fullName = fullName;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getRepeated() {
        return repeated;
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }
}
