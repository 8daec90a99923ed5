package vn.dangvu.web.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.account.Actor;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.obligation.ObligationService;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.web.frame.WaitingWork;

import java.util.List;
import java.util.Map;

/** Counts of the menu for a grassroots organisation. */
@ApplicationScoped
public class GrassrootsWork implements WaitingWork {
    @Inject ObligationService obligations;

    @Override
    public Map<String, Integer> of(Actor actor) {
        if (OwnUnit.of(actor).isEmpty()) {
            return Map.of();
        }
        List<ObligationView> owed = obligations.owedBy(actor);
        int toAcknowledge =
                (int) owed.stream().filter(o -> o.kind() == ObligationKind.ACKNOWLEDGE).count();
        return Map.of("/viec-can-lam", owed.size(), "/chi-dao-den", toAcknowledge);
    }
}
