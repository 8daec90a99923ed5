package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.account.AccountId;
import vn.dangvu.account.AccountStatus;
import vn.dangvu.account.AccountView;
import vn.dangvu.account.AdministrationService;
import vn.dangvu.account.TemporaryPassword;
import vn.dangvu.organisation.GivePosition;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.PositionHoldingView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.shared.NotFound;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Once;

import java.util.List;

/** {@code /quan-tri/tai-khoan}: accounts; {@code /quan-tri/tai-khoan/17}: one of them. */
@RequestScoped
@Named
public class AccountsPage {
    private static final int SHOWN = 100;

    @Inject Desk desk;
    @Inject CurrentPath path;
    @Inject AdministrationService administration;
    @Inject OrganisationService organisation;
    @Inject HttpServletRequest request;

    private final Once<List<PositionHoldingView>> positions = new Once<>();
    private final Once<List<UnitView>> units = new Once<>();
    private List<AccountView> all;
    private TemporaryPassword temporary;
    private Long unit;
    private Position position;
    private Long holding;

    /** Refuses before anything is shown. */
    public void open() {
        desk.administrator();
    }

    /** Refuses before anything is shown. */
    public void openOne() {
        getAccount();
    }

    /** Those whose name or login name has the words of {@code ?q=}, the first hundred. */
    public List<AccountView> getFound() {
        return matching().stream().limit(SHOWN).toList();
    }

    public int getCount() {
        return matching().size();
    }

    private List<AccountView> matching() {
        String wanted = UnitsPage.plain(getQuery());
        return all().stream()
                .filter(
                        one ->
                                UnitsPage.plain(one.person().fullName()).contains(wanted)
                                        || one.loginName().contains(wanted))
                .toList();
    }

    private List<AccountView> all() {
        if (all == null) {
            all = administration.accounts(desk.administrator());
        }
        return all;
    }

    public String getQuery() {
        String query = request.getParameter("q");
        return query == null ? "" : query.strip();
    }

    public AccountView getAccount() {
        AccountId id = id();
        return all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("account"));
    }

    private AccountId id() {
        return new AccountId(path.id("id"));
    }

    public boolean isActive() {
        return getAccount().status() == AccountStatus.ACTIVE;
    }

    /** What the person holds, the newest first; with what begins later. */
    public List<PositionHoldingView> getPositions() {
        return positions.get(this::findPositions);
    }

    private List<PositionHoldingView> findPositions() {
        return administration.positionsOf(desk.administrator(), getAccount().person().id()).stream()
                .filter(held -> held.validTo().isEmpty())
                .toList();
    }

    public List<UnitView> getUnits() {
        return units.get(() -> administration.units(desk.administrator()));
    }

    public void givePosition() {
        administration.givePosition(
                desk.administrator(),
                new GivePosition(
                        getAccount().person().id(),
                        new UnitId(unit),
                        position,
                        organisation.today()));
        Go.to("/quan-tri/tai-khoan/" + id().value());
    }

    /** The one that the form names, if it is this person's. */
    public void endPosition() {
        getPositions().stream()
                .map(PositionHoldingView::id)
                .filter(held -> Long.valueOf(held.value()).equals(holding))
                .forEach(held -> administration.endPosition(desk.administrator(), held));
        Go.to("/quan-tri/tai-khoan/" + id().value());
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

    public Long getHolding() {
        return holding;
    }

    public void setHolding(Long holding) {
        this.holding = holding;
    }

    public void disable() {
        administration.disable(desk.administrator(), id());
        Go.to("/quan-tri/tai-khoan/" + id().value());
    }

    public void enable() {
        administration.enable(desk.administrator(), id());
        Go.to("/quan-tri/tai-khoan/" + id().value());
    }

    /** Shown in the answer itself, once; it is kept nowhere. */
    public void resetPassword() {
        temporary = administration.resetPassword(desk.administrator(), id());
        all = null;
    }

    /** Null unless just made. */
    public TemporaryPassword getTemporary() {
        return temporary;
    }
}
