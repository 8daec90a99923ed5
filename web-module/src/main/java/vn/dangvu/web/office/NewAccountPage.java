package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.account.AdministrationService;
import vn.dangvu.account.OpenAccount;
import vn.dangvu.account.TemporaryPassword;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.shared.DomainException;
import vn.dangvu.web.frame.Notices;

import java.util.List;
import java.util.Optional;

/** {@code /quan-tri/tai-khoan/moi}: a new person with a position and an account. */
@RequestScoped
@Named
public class NewAccountPage {
    @Inject Desk desk;
    @Inject AdministrationService administration;
    @Inject Notices notices;

    private String fullName;
    private String loginName;
    private Long unit;
    private Position position;
    private boolean administrator;
    private TemporaryPassword temporary;

    /** Refuses before anything is shown. */
    public void open() {
        desk.administrator();
    }

    public void save() {
        if (unit == null && !administrator) {
            notices.refuse("unit", "office.account.place-missing");
            return;
        }
        if (unit != null && position == null) {
            notices.refuse("position", "office.account.position-missing");
            return;
        }
        Optional<OpenAccount.Place> place =
                unit == null
                        ? Optional.empty()
                        : Optional.of(new OpenAccount.Place(new UnitId(unit), position));
        try {
            temporary =
                    administration.openAccount(
                            desk.administrator(),
                            new OpenAccount(loginName, fullName, place, administrator));
        } catch (DomainException refused) {
            if (refused.code().startsWith("account.login")) {
                notices.refuse("login-name", refused);
            } else {
                notices.refuse(refused);
            }
        }
    }

    /** In the order of their codes. */
    public List<UnitView> getUnits() {
        return administration.units(desk.administrator());
    }

    /** Null unless just made. */
    public TemporaryPassword getTemporary() {
        return temporary;
    }

    public String getFullName() {
        return fullName;
    }

    public void setFullName(String fullName) {
        this.fullName = fullName;
    }

    public String getLoginName() {
        return loginName;
    }

    public void setLoginName(String loginName) {
        this.loginName = loginName;
    }

    public Long getUnit() {
        return unit;
    }

    public void setUnit(Long unit) {
        this.unit = unit;
    }

    public Position getPosition() {
        return position;
    }

    public void setPosition(Position position) {
        this.position = position;
    }

    public boolean isAdministrator() {
        return administrator;
    }

    public void setAdministrator(boolean administrator) {
        this.administrator = administrator;
    }
}
