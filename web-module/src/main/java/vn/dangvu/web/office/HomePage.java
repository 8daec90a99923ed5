package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.register.RegisterEntryView;
import vn.dangvu.register.RegisterService;
import vn.dangvu.routing.AssignmentView;
import vn.dangvu.routing.RoutingService;
import vn.dangvu.submission.SubmissionView;
import vn.dangvu.web.frame.Go;

import java.util.List;

/**
 * {@code /viec-can-lam}: what must be done now. Which part of it is shown follows the most senior
 * position: the Khối, a grassroots organisation, or a member, who is led on to the search.
 */
@RequestScoped
@Named
public class HomePage {
    private static final int SHOWN = 8;

    @Inject Desk desk;
    @Inject DocumentService documents;
    @Inject RegisterService register;
    @Inject RoutingService routing;

    private List<DocumentView> toSign;
    private List<SubmissionView> toRegister;
    private List<RegisterEntryView> toRoute;
    private List<AssignmentView> assigned;
    private List<DocumentView> outgoing;

    /** Leads on those who have no work here. */
    public void open() {
        Actor actor = desk.actor();
        boolean member =
                actor.primaryPosition()
                        .map(held -> held.position() == Position.MEMBER)
                        .orElse(!actor.administrator());
        if (member) {
            Go.to("/tra-cuu");
        } else if (actor.positions().isEmpty()) {
            Go.to("/quan-tri/to-chuc");
        }
    }

    /** The part of the page for this person; those who are led on never see it. */
    public String getPart() {
        boolean grassroots =
                desk.actor()
                        .primaryPosition()
                        .filter(held -> held.position() != Position.MEMBER)
                        .filter(held -> held.unitKind() != UnitKind.KHOI)
                        .isPresent();
        return "/WEB-INF/fragments/home-" + (grassroots ? "grassroots" : "office") + ".xhtml";
    }

    /** Vietnamese given names stand last. */
    public String getGivenName() {
        String name = desk.actor().fullName();
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    public String getPlace() {
        return desk.actor().primaryPosition().map(HeldPosition::unitName).orElse("");
    }

    public boolean isLeader() {
        return desk.holds(Position.SECRETARY, Position.DEPUTY_SECRETARY);
    }

    public boolean isRegistrar() {
        return desk.holds(Position.CLERK, Position.CHIEF_OF_OFFICE);
    }

    public int getCount() {
        return getToSign().size()
                + getToRegister().size()
                + getToRoute().size()
                + getAssigned().size()
                + getOutgoing().size();
    }

    public List<DocumentView> getToSign() {
        if (toSign == null) {
            toSign = isLeader() ? documents.awaitingSignatureOf(desk.actor().person()) : List.of();
        }
        return toSign;
    }

    public List<SubmissionView> getToRegister() {
        if (toRegister == null) {
            toRegister = isRegistrar() ? register.awaiting(desk.staff()) : List.of();
        }
        return toRegister;
    }

    public List<RegisterEntryView> getToRoute() {
        if (toRoute == null) {
            toRoute = routing.awaiting(desk.actor());
        }
        return toRoute;
    }

    public List<AssignmentView> getAssigned() {
        if (assigned == null) {
            assigned = routing.openOf(desk.actor());
        }
        return assigned;
    }

    /** Directives to be sealed or published. */
    public List<DocumentView> getOutgoing() {
        if (outgoing == null) {
            outgoing = isRegistrar() ? findOutgoing() : List.of();
        }
        return outgoing;
    }

    private List<DocumentView> findOutgoing() {
        List<DocumentStatus> mine =
                desk.holds(Position.CLERK)
                        ? List.of(DocumentStatus.SIGNED, DocumentStatus.SEALED)
                        : List.of(DocumentStatus.SEALED);
        return documents.ofUnit(desk.khoi(), DocumentKind.DIRECTIVE, mine);
    }

    /** The first few of a list. */
    public <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    /** Class of the button of a kind of work: only the first kind that waits is filled. */
    public String button(String kind) {
        return "btn" + (kind.equals(firstKind()) ? " main" : "");
    }

    private String firstKind() {
        if (!getToSign().isEmpty()) {
            return "sign";
        }
        if (!getToRegister().isEmpty()) {
            return "register";
        }
        if (!getOutgoing().isEmpty()) {
            return "outgoing";
        }
        return getToRoute().isEmpty() ? "assigned" : "route";
    }
}
