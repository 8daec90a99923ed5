package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.Position;
import vn.dangvu.register.RegisterEntryView;
import vn.dangvu.register.RegisterService;
import vn.dangvu.routing.AssignmentView;
import vn.dangvu.routing.RouteDocument;
import vn.dangvu.routing.RoutingService;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Notices;
import vn.dangvu.web.frame.Once;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code /van-ban-den/17/chuyen}: who works on a registered document, and by when. */
@RequestScoped
@Named
public class RoutePage {
    @Inject Desk desk;
    @Inject CurrentPath path;
    @Inject AccessService access;
    @Inject RegisterService register;
    @Inject RoutingService routing;
    @Inject OfficePeople people;
    @Inject Notices notices;
    @Inject HttpServletRequest request;

    private final Once<RegisterEntryView> entry = new Once<>();
    private final Once<List<AssignmentView>> assignments = new Once<>();
    private DocumentView document;
    private Long lead;
    private String opinion;
    private LocalDate day;
    private String hour = DueTime.END_OF_WORK;

    /** Refuses before anything is shown. */
    public void open() {
        getDocument();
    }

    private Actor staff() {
        return desk.staff(
                Position.SECRETARY,
                Position.DEPUTY_SECRETARY,
                Position.CHIEF_OF_OFFICE,
                Position.CLERK);
    }

    private DocumentId id() {
        return new DocumentId(path.id("id"));
    }

    public DocumentView getDocument() {
        if (document == null) {
            document = access.view(staff(), id());
        }
        return document;
    }

    /** Whether it can be routed still. */
    public boolean isOpen() {
        return getDocument().status() == DocumentStatus.REGISTERED;
    }

    public RegisterEntryView getEntry() {
        return entry.get(() -> register.entryOf(staff(), id()).orElse(null));
    }

    public List<AssignmentView> getAssignments() {
        return assignments.get(() -> routing.of(staff(), id()));
    }

    public List<OfficePeople.Colleague> getColleagues() {
        return people.all();
    }

    /** “coop” or “info” when a person was given that part, else “none”. */
    public String part(OfficePeople.Colleague one) {
        String sent = request.getParameter("part-" + one.id());
        return sent == null ? "none" : sent;
    }

    public void route() {
        if (lead == null) {
            notices.refuse("lead", "office.route.lead-missing");
            return;
        }
        routing.route(
                staff(),
                new RouteDocument(
                        id(),
                        new PersonId(lead),
                        having("coop"),
                        having("info"),
                        opinion,
                        DueTime.of(day, hour)));
        Go.to("/van-ban-den?da-chuyen=1");
    }

    private Set<PersonId> having(String part) {
        Set<PersonId> chosen = new LinkedHashSet<>();
        for (OfficePeople.Colleague one : people.all()) {
            if (part(one).equals(part) && one.id() != lead) {
                chosen.add(new PersonId(one.id()));
            }
        }
        return chosen;
    }

    public List<String> getHours() {
        return DueTime.HOURS;
    }

    public Long getLead() {
        return lead;
    }

    public void setLead(Long lead) {
        this.lead = lead;
    }

    public String getOpinion() {
        return opinion;
    }

    public void setOpinion(String opinion) {
        this.opinion = opinion;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getHour() {
        return hour;
    }

    public void setHour(String hour) {
        this.hour = hour;
    }
}
