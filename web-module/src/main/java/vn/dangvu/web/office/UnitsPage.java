package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PositionHoldingView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.web.text.Messages;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** {@code /quan-tri/to-chuc}: the tree of units; {@code ?q=} filters, {@code ?don-vi=17} opens one. */
@RequestScoped
@Named
public class UnitsPage {
    @Inject Desk desk;
    @Inject OrganisationService organisation;
    @Inject HttpServletRequest request;

    private List<UnitView> all;

    /** Refuses before anything is shown. */
    public void open() {
        desk.administrator();
    }

    public UnitView getKhoi() {
        return organisation.khoi().orElse(null);
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

    /** The opened unit, the Khối unless another is named. */
    public UnitView getSelected() {
        String wanted = request.getParameter("don-vi");
        return wanted == null
                ? getKhoi()
                : organisation.unit(new UnitId(PathId.of(wanted).value()));
    }

    public List<UnitView> getChildren() {
        UnitView unit = getSelected();
        return unit.id().equals(getKhoi().id()) ? List.of() : organisation.children(unit.id());
    }

    /** Who holds what in the opened unit today, the most senior first. */
    public List<PositionHoldingView> getHolders() {
        return organisation.recordsOf(getSelected().id()).stream()
                .filter(record -> record.validTo().isEmpty())
                .sorted((a, b) -> a.held().position().compareTo(b.held().position()))
                .toList();
    }

    public String getQuery() {
        String query = request.getParameter("q");
        return query == null ? "" : query.strip();
    }

    /** Lower case without marks, so that “xay dung” finds “Xây dựng”. */
    static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Messages.VIETNAMESE), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .toLowerCase(Locale.ROOT);
    }
}
