package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.Position;
import vn.dangvu.register.RegisterEntryView;
import vn.dangvu.register.RegisterService;

import java.util.List;
import java.util.stream.IntStream;

/** {@code /so-van-ban-den}: the incoming register of a year, {@code ?nam=2026}. */
@RequestScoped
@Named
public class IncomingRegisterPage {
    private static final int YEARS_BACK = 5;

    @Inject Desk desk;
    @Inject RegisterService register;
    @Inject OrganisationService organisation;
    @Inject HttpServletRequest request;

    private List<RegisterEntryView> entries;

    /** Refuses before anything is shown. */
    public void open() {
        desk.staff(Position.CLERK, Position.CHIEF_OF_OFFICE);
    }

    public int getYear() {
        String wanted = request.getParameter("nam");
        int now = organisation.today().getYear();
        return wanted != null && wanted.matches("20[0-9]{2}") ? Integer.parseInt(wanted) : now;
    }

    public List<Integer> getYears() {
        int now = organisation.today().getYear();
        return IntStream.range(0, YEARS_BACK).mapToObj(back -> now - back).toList();
    }

    public List<RegisterEntryView> getEntries() {
        if (entries == null) {
            entries = register.entries(desk.staff(), getYear());
        }
        return entries;
    }

    public String getUnitName() {
        return organisation.unit(desk.khoi()).name();
    }
}
