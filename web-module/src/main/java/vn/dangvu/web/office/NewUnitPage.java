package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.account.AdministrationService;
import vn.dangvu.organisation.OpenUnit;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Once;

import java.time.LocalDate;
import java.util.Optional;

/** {@code /quan-tri/to-chuc/moi?cha=17}: a unit below another; without {@code cha} the Khối itself. */
@RequestScoped
@Named
public class NewUnitPage {
    @Inject Desk desk;
    @Inject AdministrationService administration;
    @Inject OrganisationService organisation;
    @Inject HttpServletRequest request;

    private final Once<UnitView> parent = new Once<>();
    private String name;
    private String shortName;
    private String code;
    private String symbol;
    private String group;
    private boolean seal;
    private LocalDate firstDay;

    /** Refuses before anything is shown. */
    public void open() {
        desk.administrator();
    }

    public void save() {
        UnitId made =
                administration.openUnit(
                        desk.administrator(),
                        new OpenUnit(
                                code,
                                name,
                                shortName,
                                getKind(),
                                symbol,
                                seal,
                                Optional.ofNullable(group),
                                Optional.ofNullable(getParent()).map(UnitView::id),
                                firstDay));
        Go.to("/quan-tri/to-chuc?don-vi=" + made.value());
    }

    /** The unit above; null = the Khối is to be opened. */
    public UnitView getParent() {
        return parent.get(
                () -> {
                    String above = request.getParameter("cha");
                    return above == null || above.isEmpty()
                            ? null
                            : organisation.unit(new UnitId(PathId.of(above).value()));
                });
    }

    /** What stands below the unit above. */
    public UnitKind getKind() {
        UnitView parent = getParent();
        if (parent == null) {
            return UnitKind.KHOI;
        }
        return parent.kind() == UnitKind.KHOI ? UnitKind.GRASSROOTS : UnitKind.CELL;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getShortName() {
        return shortName;
    }

    public void setShortName(String shortName) {
        this.shortName = shortName;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getSymbol() {
        return symbol;
    }

    public void setSymbol(String symbol) {
        this.symbol = symbol;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public boolean isSeal() {
        return seal;
    }

    public void setSeal(boolean seal) {
        this.seal = seal;
    }

    public LocalDate getFirstDay() {
        return firstDay;
    }

    public void setFirstDay(LocalDate firstDay) {
        this.firstDay = firstDay;
    }
}
