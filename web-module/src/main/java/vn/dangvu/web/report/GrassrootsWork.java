package vn.dangvu.web.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.account.Actor;
import vn.dangvu.web.frame.WaitingWork;

import java.util.Map;

/** Counts of the menu for a grassroots organisation, the same as on its home page. */
@ApplicationScoped
public class GrassrootsWork implements WaitingWork {
    @Inject GrassrootsTasks tasks;

    @Override
    public Map<String, Integer> of(Actor actor) {
        if (OwnUnit.of(actor).isEmpty()) {
            return Map.of();
        }
        return Map.of("/viec-can-lam", tasks.count(), "/chi-dao-den", tasks.toAcknowledge().size());
    }
}
