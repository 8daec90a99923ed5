package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.account.AdministrationService;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PositionHoldingView;
import vn.dangvu.organisation.TermView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Once;
import vn.dangvu.web.text.Messages;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** {@code /quan-tri/to-chuc}: the tree of units; {@code ?q=} filters, {@code ?don-vi=17} opens one. */
@RequestScoped
@Named
public class UnitsPage {
    @Inject Desk desk;
    @Inject AdministrationService administration;
    @Inject OrganisationService organisation;
    @Inject HttpServletRequest request;

    private final Once<UnitView> khoi = new Once<>();
    private final Once<UnitView> selected = new Once<>();
    private final Once<TermView> term = new Once<>();
    private final Once<List<UnitView>> children = new Once<>();
    private final Once<List<PositionHoldingView>> holders = new Once<>();
    private List<UnitView> all;
    private String termName;
    private LocalDate firstDay;

    /** Refuses before anything is shown. */
    public void open() {
        desk.administrator();
    }

    /** Null before the first administrator has opened it. */
    public UnitView getKhoi() {
        return khoi.get(() -> organisation.khoi().orElse(null));
    }

    /** The term that runs in the opened unit; null = none was recorded. */
    public TermView getTerm() {
        return term.get(
                () -> organisation.term(getSelected().id(), organisation.today()).orElse(null));
    }

    public void openTerm() {
        UnitId unit = new UnitId(PathId.of(request.getParameter("unit")).value());
        administration.openTerm(desk.administrator(), unit, termName, firstDay);
        Go.to("/quan-tri/to-chuc?don-vi=" + unit.value());
    }

    /** Whether another unit may stand below the opened one. */
    public boolean isParent() {
        return getSelected().kind() != UnitKind.CELL;
    }

    /** Grassroots organisations, by group. */
    public List<UnitGroup<UnitView>> getGroups() {
        String wanted = plain(getQuery());
        return UnitGroup.of(
                all().stream().filter(unit -> plain(unit.name()).contains(wanted)).toList(),
                UnitView::group);
    }

    public int getCount() {
        return all().size();
    }

    private List<UnitView> all() {
        if (all == null) {
            desk.administrator();
            all = organisation.grassroots();
        }
        return all;
    }

    /** The opened unit, the Khối unless another is named; null while there is none at all. */
    public UnitView getSelected() {
        return selected.get(this::findSelected);
    }

    private UnitView findSelected() {
        String unit = request.getParameter("unit");
        String wanted = unit == null ? request.getParameter("don-vi") : unit;
        return wanted == null
                ? getKhoi()
                : organisation.unit(new UnitId(PathId.of(wanted).value()));
    }

    public List<UnitView> getChildren() {
        return children.get(this::findChildren);
    }

    private List<UnitView> findChildren() {
        UnitView unit = getSelected();
        return unit.id().equals(getKhoi().id()) ? List.of() : organisation.children(unit.id());
    }

    /** Who holds what in the opened unit today, the most senior first. */
    public List<PositionHoldingView> getHolders() {
        return holders.get(this::findHolders);
    }

    private List<PositionHoldingView> findHolders() {
        return organisation.recordsOf(getSelected().id()).stream()
                .filter(record -> record.validTo().isEmpty())
                .sorted((a, b) -> a.held().position().compareTo(b.held().position()))
                .toList();
    }

    public String getQuery() {
        String query = request.getParameter("q");
        return query == null ? "" : query.strip();
    }

    public String getTermName() {
        return termName;
    }

    public void setTermName(String termName) {
        this.termName = termName;
    }

    public LocalDate getFirstDay() {
        return firstDay;
    }

    public void setFirstDay(LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    /** Lower case without marks, so that “xay dung” finds “Xây dựng”. */
    static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Messages.VIETNAMESE), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .toLowerCase(Locale.ROOT);
    }
}
