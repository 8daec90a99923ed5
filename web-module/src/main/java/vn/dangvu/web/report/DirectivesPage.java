package vn.dangvu.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.dispatch.ReceivedDirective;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.web.security.CurrentActor;

import java.util.Comparator;
import java.util.List;

/** {@code /chi-dao-den}: the directives that came to the unit. */
@RequestScoped
@Named
public class DirectivesPage {
    private static final int MOST = 200;

    @Inject DispatchService dispatch;
    @Inject CurrentActor current;
    @Inject HttpServletRequest request;

    private List<ReceivedDirective> all;

    public boolean isOpenOnly() {
        return "mo".equals(request.getParameter("loc"));
    }

    /** Newest first, at most 200. */
    public List<ReceivedDirective> getDirectives() {
        return all().stream().filter(d -> !isOpenOnly() || open(d)).limit(MOST).toList();
    }

    public int getAllCount() {
        return all().size();
    }

    public long getOpenCount() {
        return all().stream().filter(DirectivesPage::open).count();
    }

    private List<ReceivedDirective> all() {
        if (all == null) {
            all = dispatch.received(current.required());
        }
        return all;
    }

    private static boolean open(ReceivedDirective directive) {
        return directive.recipient().acknowledgedAt() == null
                || directive.recipient().obligations().stream().anyMatch(ObligationView::open);
    }

    /** The obligation to be met next; null = nothing is owed. */
    public ObligationView nextOf(ReceivedDirective directive) {
        return directive.recipient().obligations().stream()
                .filter(ObligationView::open)
                .min(
                        Comparator.comparing(
                                ObligationView::dueAt,
                                Comparator.nullsLast(Comparator.naturalOrder())))
                .orElse(null);
    }
}
